/**
 * In which files does a tree of a given size lie, and how are they called?
 *
 * A tile holds 256 hashes of one level, or fewer at the right edge; a hash of the level above stands for a whole tile.
 * An entry bundle holds the entries of a tile of level 0. Nothing here reads a file.
 *
 * Source: C2SP tlog-tiles, https://c2sp.org/tlog-tiles.
 */
import { parseCount } from './bytes.ts'

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256

/** Levels of a tree as large as a size can be said: 256^7 is more than 2^53. */
const MOST_LEVELS = 7

/** One file: a tile of `level` 0 or more, or the bundle of `'entries'`, of `width` 1 to 256, the `index`-th from 0. */
export type Tile = { level: number | 'entries'; index: number; width: number }

/**
 * Where a tile is served, below the address of the log.
 *
 * @throws RangeError when the level is not 0 to 63, the index not 0 or more, or the width not 1 to 256.
 * @example
 * tilePath({ level: 0, index: 1234067, width: 256 })
 * // 'tile/0/x001/x234/067'
 * tilePath({ level: 'entries', index: 3, width: 232 })
 * // 'tile/entries/003.p/232'
 */
export function tilePath({ level, index, width }: Tile): string {
  if (level !== 'entries' && !(Number.isInteger(level) && level >= 0 && level <= 63))
    throw new RangeError(`A tile is of level 0 to 63 or of entries, not ${level}`)
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`A tile's index is 0 or more, not ${index}`)
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`A tile is 1 to ${TILE_WIDTH} wide, not ${width}`)
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const groups = digits.match(/.{3}/g)!
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/**
 * The tile of a path, or null for a path that `tilePath` does not write.
 *
 * @example
 * parseTilePath('tile/1/000.p/17')
 * // { level: 1, index: 0, width: 17 }
 * parseTilePath('tile/1/x000/000')
 * // null
 */
export function parseTilePath(path: string): Tile | null {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!parts) return null
  const level: Tile['level'] | null = parts[1] === 'entries' ? 'entries' : parseCount(parts[1]!)
  const index = Number(parts[2]!.replace(/[x/]/g, ''))
  const width = parts[3] === undefined ? TILE_WIDTH : parseCount(parts[3])
  if (level === null || (level !== 'entries' && level > 63) || !Number.isSafeInteger(index)) return null
  if (width === null || width < 1 || width > TILE_WIDTH) return null
  const tile: Tile = { level, index, width }
  return tilePath(tile) === path ? tile : null
}

/** How many hashes the tiles of a level hold together in a tree of `size` entries. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level)

/**
 * The partial tiles of a tree of `size` entries, level 0 first, and its partial bundle: what one must read in order
 * to append. A level whose last tile is full has none.
 *
 * @throws RangeError when the size is not a whole number from 0 to 2^53 - 1.
 * @example
 * edgeTiles(70000).map(tilePath)
 * // ['tile/entries/273.p/112', 'tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1']
 */
export function edgeTiles(size: number): Tile[] {
  return levels(size).flatMap(({ level, hashes }) => {
    const width = hashes % TILE_WIDTH
    return width === 0 ? [] : [{ level, index: Math.floor(hashes / TILE_WIDTH), width }]
  })
}

/**
 * Every file of a tree of `size` entries: the bundles, then the tiles, level 0 first. One at a time, so that a large
 * tree needs no large list.
 *
 * @throws RangeError when the size is not a whole number from 0 to 2^53 - 1.
 * @example
 * [...tilesOf(257)].map(tilePath)
 * // ['tile/entries/000', 'tile/entries/001.p/1', 'tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']
 */
export function* tilesOf(size: number): Generator<Tile> {
  for (const { level, hashes } of levels(size))
    for (let index = 0; index * TILE_WIDTH < hashes; index++)
      yield { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) }
}

function levels(size: number): { level: Tile['level']; hashes: number }[] {
  checkSize(size)
  const tiles = Array.from({ length: MOST_LEVELS }, (_, level) => ({ level, hashes: hashesAt(level, size) }))
  return [{ level: 'entries' as const, hashes: size }, ...tiles.filter(({ hashes }) => hashes > 0)]
}

/** @throws RangeError when the size is not a whole number from 0 to 2^53 - 1. */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new RangeError(`A tree has a whole number of entries from 0 to 2^53 - 1, not ${size}`)
}
