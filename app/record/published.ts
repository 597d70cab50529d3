/**
 * The last checkpoint that was given out, kept in a file beside the data and not in the database: whoever puts a
 * backup back, or a standby that lags, must not make another log of the same name.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Checkpoint, parseCheckpoint, parseNote } from '@pasokh/ledger'

export const publishedFile = (dataFolder: string): string => join(dataFolder, 'log-checkpoint.txt')

/**
 * Null when nothing was published from this folder.
 *
 * @throws Error when there is a file and it is no checkpoint: half a file is not nothing.
 */
export async function readPublished(dataFolder: string): Promise<Checkpoint | null> {
  const text = await readFile(publishedFile(dataFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const checkpoint = parseCheckpoint(parseNote(text)?.text ?? '')
  if (!checkpoint) throw new Error('published-checkpoint-is-broken')
  return checkpoint
}

/** What was published, as far as that can be read; a file that cannot is put aside, for a log that begins anew needs its place. */
export const readOrPutAside = (dataFolder: string): Promise<Checkpoint | null> =>
  readPublished(dataFolder).catch(async () => {
    await rename(publishedFile(dataFolder), `${publishedFile(dataFolder)}.broken`)
    return null
  })

/** Keeps what has been given out. Whoever comes late with less keeps nothing. */
export async function keepPublished(dataFolder: string, note: string): Promise<void> {
  const [given, kept] = [parseCheckpoint(parseNote(note)!.text)!, await readPublished(dataFolder)]
  if (kept?.origin === given.origin && kept.size > given.size) return
  const file = publishedFile(dataFolder)
  const next = `${file}.${randomUUID()}.new`
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(next, note, { flush: true })
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}
