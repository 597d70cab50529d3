/**
 * The keys folder: the master key that wraps the agencies' keys, made on the first start. It lies
 * outside the data folder and outside backups, so that a stolen dump opens nothing.
 */
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deriveKey, newKey } from './seal.ts'

export type Keys = {
  /** Wraps the agencies' keys. */
  master: Buffer
  /** Derives receipts from form tokens, and their HMAC. */
  receipt: Buffer
  /** True when the keys were made by this start: the operator is told to keep a copy. */
  fresh: boolean
}

const MASTER_FILE = 'master.key'

/** The keys in `folder`, made there (mode 600 in a folder of mode 700) when there are none. */
export async function openKeys(folder: string): Promise<Keys> {
  // Its parents are ordinary folders; only this one is closed.
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const file = join(folder, MASTER_FILE)
  const fresh = await makeOnce(file)
  const master = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (master.length !== 32) throw new Error(`${file} is not a key of Pasokh: put your copy of the keys folder back`)
  return keysFrom(master, fresh)
}

export const keysFrom = (master: Buffer, fresh = false): Keys => ({
  master,
  receipt: deriveKey(master, 'pasokh receipt'),
  fresh,
})

async function makeOnce(file: string): Promise<boolean> {
  // 'wx' fails where the file stands already: a key is never written over.
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) return false
  await handle.writeFile(`${newKey().toString('base64')}\n`)
  await handle.sync()
  await handle.close()
  return true
}
