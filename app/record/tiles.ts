/** Tiles that are asked for in one turn of the event loop are read together: a proof is one statement, however tall the tree. */
import type { ReadTile, Tile } from '@pasokh/ledger'

/** Of the tiles asked for, those that are there, in any order. */
export type ReadTiles = (tiles: readonly Tile[]) => Promise<readonly (Omit<Tile, 'width'> & { bytes: Uint8Array })[]>

type Asked = { tile: Tile; give: (bytes: Uint8Array) => void; fail: (error: unknown) => void }

/** A tile that is not there has no bytes. */
export function together(read: ReadTiles): ReadTile {
  let open: Asked[] = []
  const readAll = async (asked: readonly Asked[]) => {
    try {
      const found = await read(asked.map(({ tile }) => tile))
      for (const { tile, give } of asked) {
        const own = found.find(({ level, index }) => level === tile.level && index === tile.index)
        give(own?.bytes ?? new Uint8Array(0))
      }
    } catch (error) {
      for (const { fail } of asked) fail(error)
    }
  }
  return (tile) =>
    new Promise<Uint8Array>((give, fail) => {
      if (open.push({ tile, give, fail }) > 1) return
      queueMicrotask(() => {
        const asked = open
        open = []
        void readAll(asked)
      })
    })
}
