/** The paths of tiles: what the specification writes, and no other way to write the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseTilePath, type Tile, tilePath, tilesOf } from './index.ts'

test('parseTilePath() reads what tilePath() writes', () => {
  const tiles = fc.record<Tile>({
    level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
    index: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  })
  fc.assert(fc.property(tiles, (tile) => assert.deepEqual(parseTilePath(tilePath(tile)), { ...tile })))
})

test('parseTilePath() takes no path that tilePath() would write otherwise', () => {
  const letters = fc.string({
    unit: fc.constantFrom('0', '1', 'x', '/', '.', 'p', '9', 'tile/', 'entries/'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(letters, (text) => {
      const tile = parseTilePath(`tile/${text}`)
      if (tile) assert.equal(tilePath(tile), `tile/${text}`)
    }),
    { numRuns: 2000 },
  )
  for (const path of [
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    '/tile/0/000',
    'tile/0/000/',
    'tile/data/000',
    'tile/-1/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/000\n',
    '',
  ])
    assert.equal(parseTilePath(path), null, path)
})

test('tilePath() refuses what is no tile', () => {
  for (const wrong of [
    { level: -1 },
    { level: 64 },
    { level: 0.5 },
    { index: -1 },
    { index: 2 ** 53 },
    { width: 0 },
    { width: 257 },
  ])
    assert.throws(() => tilePath({ level: 0, index: 0, width: 1, ...wrong }), RangeError)
  assert.throws(() => [...tilesOf(-1)], RangeError)
})
