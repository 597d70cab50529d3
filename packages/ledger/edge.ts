/**
 * How does a log grow, when it is kept as tiles?
 *
 * The right edge of the tree (the unfinished tile of each level and the unfinished bundle) is all that one must know
 * in order to append, and to say the root. A verifier that reads every bundle appends them again: the tiles and the
 * root must come out the same.
 *
 * Source: C2SP tlog-tiles; RFC 9162, section 2.1.1. Nothing is written here: `append` says what to write.
 */
import { MAX_ENTRY_BYTES, packEntries } from './bundle.ts'
import { concat } from './bytes.ts'
import { HASH_BYTES, type Hash, leafHashes, parentsOf } from './hash.ts'
import { checkSize, edgeTiles, hashesAt, TILE_WIDTH, type Tile } from './tile.ts'
import { rootAt, treeOfTiles } from './tree.ts'

/** The right edge after `size` entries: `tiles[level]` and `bundle` are empty where the last one is full. */
export type Edge = { size: number; tiles: readonly Uint8Array[]; bundle: Uint8Array }

/** A file of the log with its bytes. */
export type TileFile = Tile & { bytes: Uint8Array }

/** Where every log begins. */
export const EMPTY_EDGE: Edge = { size: 0, tiles: [], bundle: new Uint8Array(0) }

const TILE_BYTES = TILE_WIDTH * HASH_BYTES

/**
 * The edge after the entries, and the files that are new since the edge before: every tile and bundle that became
 * full, and at the end the partial ones. Files of the same place written before are wider now and never different.
 * The edge given is left alone. Two hashes for each entry.
 *
 * @throws RangeError when an entry has more than 65,535 bytes; nothing is appended then.
 * @example
 * const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
 * const { edge, files } = await append(sha256, EMPTY_EDGE, [new Uint8Array([97])])
 * edge.size
 * // 1
 * files.map(({ level, index, width, bytes }) => [level, index, width, bytes.length])
 * // [['entries', 0, 1, 3], [0, 0, 1, 32]]
 */
export async function append(
  hash: Hash,
  edge: Edge,
  entries: readonly Uint8Array[],
): Promise<{ edge: Edge; files: TileFile[] }> {
  const tooLong = entries.find((entry) => entry.length > MAX_ENTRY_BYTES)
  if (tooLong) throw new RangeError(`An entry has at most ${MAX_ENTRY_BYTES} bytes, not ${tooLong.length}`)
  const bundles = addToBundles(edge, entries)
  const files = bundles.files
  const tiles: Uint8Array[] = []
  let added = await leafHashes(hash, entries)
  for (let level = 0; level < edge.tiles.length || added.length > 0; level++) {
    const grown = await addToLevel(hash, edge, level, added)
    files.push(...grown.files)
    tiles.push(grown.rest)
    added = grown.roots
  }
  return { edge: { size: edge.size + entries.length, tiles, bundle: bundles.rest }, files }
}

function addToBundles(edge: Edge, entries: readonly Uint8Array[]): { files: TileFile[]; rest: Uint8Array } {
  const files: TileFile[] = []
  let rest = edge.bundle
  for (let from = 0; from < entries.length; ) {
    const size = edge.size + from
    const index = Math.floor(size / TILE_WIDTH)
    const upTo = Math.min(entries.length, from + TILE_WIDTH - (size % TILE_WIDTH))
    const width = (size % TILE_WIDTH) + upTo - from
    const bytes = concat([rest, packEntries(entries.slice(from, upTo))])
    files.push({ level: 'entries', index, width, bytes })
    rest = width === TILE_WIDTH ? new Uint8Array(0) : bytes
    from = upTo
  }
  return { files, rest }
}

type Grown = { files: TileFile[]; rest: Uint8Array; roots: Uint8Array[] }

/** One level with hashes added: its new files, its last tile while it is partial, and what goes a level up. */
async function addToLevel(hash: Hash, edge: Edge, level: number, added: readonly Uint8Array[]): Promise<Grown> {
  const all = concat([edge.tiles[level] ?? new Uint8Array(0), ...added])
  const files: TileFile[] = []
  const roots: Uint8Array[] = []
  let index = Math.floor(hashesAt(level, edge.size) / TILE_WIDTH)
  let at = 0
  for (; at + TILE_BYTES <= all.length; at += TILE_BYTES, index++) {
    const bytes = all.slice(at, at + TILE_BYTES)
    files.push({ level, index, width: TILE_WIDTH, bytes })
    roots.push(await tileRoot(hash, bytes))
  }
  const rest = all.slice(at)
  if (rest.length > 0 && added.length > 0) files.push({ level, index, width: rest.length / HASH_BYTES, bytes: rest })
  return { files, rest, roots }
}

async function tileRoot(hash: Hash, tile: Uint8Array): Promise<Uint8Array> {
  let row = tile
  while (row.length > HASH_BYTES) row = await parentsOf(hash, row)
  return row
}

/** The root of the tree that ends in this edge. At most 255 hashes for each level. */
export function root(hash: Hash, edge: Edge): Promise<Uint8Array> {
  const tree = treeOfTiles(hash, ({ level }) => edge.tiles[level] ?? new Uint8Array(0))
  return rootAt(tree, edge.size)
}

/**
 * The edge of a log of `size` entries, read from its files: one partial tile for each level and one partial bundle.
 * A file that has grown since serves as well. Compare its `root` with the checkpoint before appending to it.
 *
 * @throws RangeError when the size is not a whole number from 0 to 2^53 - 1.
 * @throws Error when a file is shorter than its width.
 */
export async function readEdge(size: number, read: (tile: Tile) => Uint8Array | Promise<Uint8Array>): Promise<Edge> {
  checkSize(size)
  const tiles: Uint8Array[] = []
  for (let level = 0; hashesAt(level, size) > 0; level++) tiles.push(new Uint8Array(0))
  let bundle: Uint8Array = new Uint8Array(0)
  for (const tile of edgeTiles(size)) {
    const bytes = await read(tile)
    const cut = tile.level === 'entries' ? firstEntries(bytes, tile.width) : firstHashes(bytes, tile.width)
    if (!cut) throw new Error(`Tile ${tile.index} of level ${tile.level} is shorter than ${tile.width}`)
    if (tile.level === 'entries') bundle = cut
    else tiles[tile.level] = cut
  }
  return { size, tiles, bundle }
}

const firstHashes = (bytes: Uint8Array, count: number) =>
  bytes.length < count * HASH_BYTES ? null : bytes.slice(0, count * HASH_BYTES)

function firstEntries(bytes: Uint8Array, count: number): Uint8Array | null {
  let at = 0
  for (let seen = 0; seen < count; seen++) {
    if (at + 2 > bytes.length) return null
    at += 2 + bytes[at]! * 256 + bytes[at + 1]!
  }
  return at > bytes.length ? null : bytes.slice(0, at)
}
