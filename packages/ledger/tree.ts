/**
 * What is the hash of any full subtree, and the root at any size, when only tiles are kept?
 *
 * A tile holds every eighth level; the seven between are hashed again when a tile is opened, and kept with it for a
 * while. Nothing here is proven: whoever reads tiles of a stranger compares the root with a signed checkpoint.
 *
 * Source: RFC 9162, section 2.1.1; C2SP tlog-tiles.
 */
import { HASH_BYTES, type Hash, nodeHash, parentsOf } from './hash.ts'
import { checkSize, hashesAt, TILE_WIDTH, type Tile } from './tile.ts'

/** Gives the bytes of a tile: `width` hashes, or more when the tile has grown since. */
export type ReadTile = (tile: Tile & { level: number }) => Uint8Array | Promise<Uint8Array>

/** A tree to ask: `node` gives the hash of the `index`-th full subtree of 2^`level` entries in a tree of `size`. */
export type Tree = { hash: Hash; node: (level: number, index: number, size: number) => Promise<Uint8Array> }

const TILE_HEIGHT = 8

/**
 * A tree over its tiles, which are read when they are needed: all that a proof asks for in one turn of the event loop.
 * The last `kept` tiles stay in memory (16 kB each), so one tree serves every proof of a log while it grows: 512 hold the
 * upper levels of 16,000,000 entries and the last used. Opening a full tile costs 254 hashes.
 *
 * @throws Error later, from what asks the tree, when a tile is shorter than its width.
 */
export function treeOfTiles(hash: Hash, readTile: ReadTile, kept = 512): Tree {
  const opened = new Map<string, Promise<Uint8Array[]>>()

  const open = (tile: Tile & { level: number }): Promise<Uint8Array[]> => {
    const key = `${tile.level}/${tile.index}/${tile.width}`
    const rows = opened.get(key) ?? rowsOf(hash, readTile, tile)
    // Taken out and put back: the first in the map is then the one not asked for the longest.
    opened.delete(key)
    opened.set(key, rows)
    rows.catch(() => opened.delete(key))
    const oldest = opened.keys().next().value
    if (opened.size > kept && oldest !== undefined) opened.delete(oldest)
    return rows
  }

  return {
    hash,
    async node(level, index, size) {
      const tileLevel = Math.floor(level / TILE_HEIGHT)
      const height = level % TILE_HEIGHT
      const across = 2 ** (TILE_HEIGHT - height)
      const tile = Math.floor(index / across)
      const width = Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - tile * TILE_WIDTH)
      const at = (index - tile * across) * HASH_BYTES
      if (!(width > 0) || at + HASH_BYTES > Math.floor(width / 2 ** height) * HASH_BYTES)
        throw new RangeError(`A tree of ${size} entries has no full subtree ${index} of 2^${level}`)
      return (await open({ level: tileLevel, index: tile, width }))[height]!.subarray(at, at + HASH_BYTES)
    },
  }
}

/** The tile's hashes, the hashes above each pair, and so on up to the row of two. */
async function rowsOf(hash: Hash, readTile: ReadTile, tile: Tile & { level: number }): Promise<Uint8Array[]> {
  const bytes = await readTile(tile)
  if (bytes.length < tile.width * HASH_BYTES)
    throw new Error(`Tile ${tile.index} of level ${tile.level} has ${bytes.length} bytes for ${tile.width} hashes`)
  const rows = [bytes.slice(0, tile.width * HASH_BYTES)]
  while (rows.length < TILE_HEIGHT) rows.push(await parentsOf(hash, rows.at(-1)!))
  return rows
}

/**
 * The hash over the entries from `from` up to but without `to`, in a tree of at least `to` entries. The range is one
 * that a proof names: it begins at a multiple of a power of two that is no smaller than its length.
 */
export async function rangeHash(tree: Tree, from: number, to: number, size: number): Promise<Uint8Array> {
  const asked: Promise<Uint8Array>[] = []
  for (let at = from; at < to; ) {
    const level = floorLog2(to - at)
    asked.push(tree.node(level, at / 2 ** level, size))
    at += 2 ** level
  }
  const full = await Promise.all(asked)
  let joined = full.pop()!
  for (let left = full.pop(); left; left = full.pop()) joined = await nodeHash(tree.hash, left, joined)
  return joined
}

/** The largest whole number whose power of two is at most `count`. Math.log2 would round 2^53 - 1 up to 53. */
export function floorLog2(count: number): number {
  let level = 0
  for (let power = 2; power <= count; power *= 2) level++
  return level
}

/**
 * The root of the first `size` entries: of 0 entries the hash of nothing. Reads one tile for each level at most.
 *
 * @throws RangeError when the size is not a whole number from 0 to 2^53 - 1.
 */
export async function rootAt(tree: Tree, size: number): Promise<Uint8Array> {
  checkSize(size)
  return size === 0 ? tree.hash(new Uint8Array(0)) : rangeHash(tree, 0, size, size)
}
