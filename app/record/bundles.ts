/** The entries of a log as files: read some bundles at a time, wherever they lie, and appended with a stop at each size that one wants to look at. */
import { append, type Edge, TILE_WIDTH, type Tile, type TileFile, tilePath, unpackEntries } from '@pasokh/ledger'
import { sha256 } from './signing.ts'

/** Reads a path of an installation, such as /log/checkpoint; null when it is not there. */
export type Read = (path: string) => Promise<Uint8Array | null>

const BUNDLES_AT_ONCE = 16

/** The next entries of a log of `size`, from `from` on; or the first that is missing, where a bundle is not of its width. */
export async function readEntries(
  read: Read,
  path: string,
  { from, size }: { from: number; size: number },
): Promise<{ entries: Uint8Array[]; missing?: never } | { entries?: never; missing: number }> {
  const tiles = bundlesFrom(from, size)
  const files = await Promise.all(tiles.map((tile) => read(`${path}/${tilePath(tile)}`)))
  const entries: Uint8Array[] = []
  for (const [nth, { index, width }] of tiles.entries()) {
    const unpacked = files[nth] && unpackEntries(files[nth])
    if (unpacked?.length !== width) return { missing: index * TILE_WIDTH }
    for (const entry of unpacked) entries.push(entry)
  }
  return { entries: entries.slice(from % TILE_WIDTH) }
}

function bundlesFrom(from: number, size: number): Tile[] {
  const first = Math.floor(from / TILE_WIDTH)
  const count = Math.min(BUNDLES_AT_ONCE, Math.ceil(size / TILE_WIDTH) - first)
  return Array.from({ length: count }, (_, nth) => {
    const index = first + nth
    return { level: 'entries', index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) }
  })
}

/** The tree at each of the sizes on the way, and at the end, with the files that are new since the one before. */
export async function* growBy(
  edge: Edge,
  entries: readonly Uint8Array[],
  sizes: readonly number[],
): AsyncGenerator<{ edge: Edge; files: TileFile[] }> {
  const end = edge.size + entries.length
  const stops = sizes.filter((size) => size > edge.size && size < end).sort((a, b) => a - b)
  let grown = edge
  for (const stop of [...stops, end]) {
    const appended = await append(sha256, grown, entries.slice(grown.size - edge.size, stop - edge.size))
    grown = appended.edge
    yield appended
  }
}
