/** A log as files, made from entries by whoever has the key: also by a host who wants to rewrite the past. */
import {
  append,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  root,
  signNote,
  type Tile,
  tilePath,
  tilesOf,
} from '@pasokh/ledger'
import type { SigningKey } from '../../app/kit/keys.ts'
import { logKeyOf, sha256, signWith } from '../../app/record/signing.ts'

/** By path, such as /log/checkpoint. */
export type Files = Map<string, Uint8Array>

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The files of the log of these entries, signed. */
export async function publish(origin: string, key: SigningKey, entries: readonly Uint8Array[]): Promise<Files> {
  const files: Files = new Map()
  const { edge, files: made } = await append(sha256, EMPTY_EDGE, entries)
  const wanted = new Set([...tilesOf(edge.size)].map(tilePath))
  const keep = (tile: Tile & { bytes: Uint8Array }) =>
    wanted.has(tilePath(tile)) && files.set(`/log/${tilePath(tile)}`, tile.bytes)
  for (const file of made) keep(file)
  const text = formatCheckpoint({ origin, size: edge.size, root: await root(sha256, edge) })
  const note = formatNote({ text, signatures: [await signNote(await logKeyOf(origin, key), signWith(key), text)] })
  return files.set('/log/checkpoint', bytesOf(note))
}
