/**
 * The last checkpoint that was given out, kept in a file beside the data and not in the database: whoever puts a
 * backup back, or a standby that lags, must not make another log of the same name.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Checkpoint, parseCheckpoint, parseNote } from '@pasokh/ledger'

export const publishedFile = (dataFolder: string): string => join(dataFolder, 'log-checkpoint.txt')

/** Null when nothing was published from this folder. */
export async function readPublished(dataFolder: string): Promise<Checkpoint | null> {
  const text = await readFile(publishedFile(dataFolder), 'utf8').catch(() => '')
  const note = parseNote(text)
  return note && parseCheckpoint(note.text)
}

export async function keepPublished(dataFolder: string, note: string): Promise<void> {
  const file = publishedFile(dataFolder)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, note)
  await rename(`${file}.new`, file)
}
