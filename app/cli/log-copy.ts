/** A log that lies elsewhere: at an address, or in a folder that somebody mirrors it to; and how such a folder is filled. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Read } from '../record/bundles.ts'

const FETCH_MS = 30_000
const MAX_BYTES = 32 * 1024 * 1024

export const isAddress = (where: string): boolean => /^https?:\/\/./.test(where)

/** @throws later what cannot be read, or is larger than any file of a log. */
export const readerOf = (where: string): Read => (isAddress(where) ? fromAddress(where) : fromFolder(where))

function fromAddress(from: string): Read {
  const base = from.replace(/\/+$/, '')
  return async (path) => {
    const answer = await fetch(base + path, { signal: AbortSignal.timeout(FETCH_MS) })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`)
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of answer.body ?? []) {
      length += part.length
      // Whoever sends without end is not read to the end.
      if (length > MAX_BYTES) throw new Error(`${path}: too large`)
      parts.push(part)
    }
    return new Uint8Array(Buffer.concat(parts))
  }
}

const fromFolder =
  (folder: string): Read =>
  async (path) => {
    const file = join(folder, path)
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    if (found.size > MAX_BYTES) throw new Error(`${path}: too large`)
    return new Uint8Array(await readFile(file))
  }

export type Mirror = { read: Read; keep(): Promise<void>; forget(): Promise<void> }

/**
 * Reads as `read` does and remembers each file beside the folder; `keep` puts them into it. What lies there already stays,
 * for a file of a log never changes, but for those that say how far it has come.
 */
export async function openMirror(folder: string, read: Read): Promise<Mirror> {
  const fresh = `${folder.replace(/\/+$/, '')}.new`
  await rm(fresh, { recursive: true, force: true })
  return {
    read: async (path) => {
      const bytes = await read(path)
      if (bytes) await put(join(fresh, path), bytes)
      return bytes
    },
    keep: async () => {
      const files = (await readdir(fresh, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      const paths = files.map((file) => join(file.parentPath, file.name).slice(fresh.length))
      // The checkpoint comes last: a folder that is cut off in between is that of the time before.
      for (const path of paths.toSorted((a, b) => Number(isHead(a)) - Number(isHead(b)))) {
        const to = join(folder, path)
        if (!isHead(path) && (await stat(to).catch(() => null))) continue
        await mkdir(dirname(to), { recursive: true })
        await rename(join(fresh, path), to)
      }
      await rm(fresh, { recursive: true, force: true })
    },
    forget: () => rm(fresh, { recursive: true, force: true }),
  }
}

const isHead = (path: string) => /\/(checkpoint|logs\.json|types\.json)$/.test(path)

async function put(file: string, bytes: Uint8Array) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
}
