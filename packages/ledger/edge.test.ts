/** The growing log: its tiles, its bundles and its root, against the definition and published roots. */
import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  append,
  type Edge,
  EMPTY_EDGE,
  edgeTiles,
  packEntries,
  readEdge,
  root,
  rootAt,
  type Tile,
  tilePath,
  tilesOf,
  treeOfTiles,
  unpackEntries,
} from './index.ts'
import { slowRoot } from './slow.ts'

const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const entry = (at: number) => new TextEncoder().encode(`entry ${at}`)
const entries = (count: number) => Array.from({ length: count }, (_, at) => entry(at))

/** A log kept in a map, as a store would keep it. */
async function grow(batches: readonly (readonly Uint8Array[])[]) {
  const files = new Map<string, Uint8Array>()
  let edge: Edge = EMPTY_EDGE
  for (const batch of batches) {
    const appended = await append(sha256, edge, batch)
    for (const file of appended.files) files.set(tilePath(file), file.bytes)
    edge = appended.edge
  }
  const read = (tile: Tile) => files.get(tilePath(tile)) ?? assert.fail(`${tilePath(tile)} was not written`)
  return { edge, files, read }
}

test('root() gives the eight roots of the reference tests of Certificate Transparency', async () => {
  // Inputs and roots: google/certificate-transparency, merkletree tests (also transparency-dev/merkle testonly).
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  for (const [size, expected] of roots.entries()) {
    const some = leaves.slice(0, size).map((text) => Buffer.from(text, 'hex'))
    assert.equal(hex(await root(sha256, (await append(sha256, EMPTY_EDGE, some)).edge)), expected)
  }
})

test('append() one by one gives the root of the definition at every size from 0 to 600', async () => {
  let edge: Edge = EMPTY_EDGE
  const all = entries(600)
  for (let size = 0; size <= 600; size++) {
    if (size <= 130 || size % 37 === 0 || size % 256 < 2)
      assert.deepEqual(hex(await root(sha256, edge)), hex(slowRoot(sha256, all.slice(0, size))), `size ${size}`)
    if (size < 600) edge = (await append(sha256, edge, [all[size]!])).edge
  }
})

test('append() in any batches gives one tree: the same edge, and full tiles that never change', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(sizes, async (counts) => {
      const all = entries(counts.reduce((sum, count) => sum + count, 0))
      const starts = counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 0))
      const batches = counts.map((count, at) => all.slice(starts[at], starts[at]! + count))
      const [split, whole] = [await grow(batches), await grow([all])]
      assert.deepEqual(split.edge, whole.edge)
      for (const [path, bytes] of whole.files) assert.deepEqual(split.files.get(path), bytes, path)
      assert.equal(hex(await root(sha256, split.edge)), hex(slowRoot(sha256, all)))
    }),
    { numRuns: 20 },
  )
})

test('append() across 65,536 entries makes a tile of the second level', async () => {
  const all = entries(65_800)
  const { edge, files, read } = await grow([all.slice(0, 65_535), all.slice(65_535, 65_536), all.slice(65_536)])
  assert.ok(files.has('tile/1/000') && files.has('tile/2/000.p/1') && files.has('tile/0/256'))
  // By the definition the tree is split after its first 65,536 entries.
  const first = slowRoot(sha256, all.slice(0, 65_536))
  const expected = sha256(Buffer.concat([Buffer.from([1]), first, slowRoot(sha256, all.slice(65_536))]))
  assert.equal(hex(await root(sha256, edge)), hex(expected))
  const tree = treeOfTiles(sha256, read)
  assert.equal(hex(await rootAt(tree, 65_536)), hex(first))
  assert.equal(hex(await rootAt(tree, 65_800)), hex(expected))
})

test('append() writes every file that tilesOf() names for each size it stopped at', async () => {
  const all = entries(700)
  const { files } = await grow([all.slice(0, 3), all.slice(3, 256), all.slice(256, 513), all.slice(513)])
  for (const size of [3, 256, 513, 700])
    for (const tile of tilesOf(size)) {
      const bytes = files.get(tilePath(tile))
      assert.ok(bytes, tilePath(tile))
      if (tile.level === 'entries') assert.equal(unpackEntries(bytes)?.length, tile.width)
      else assert.equal(bytes.length, tile.width * 32)
    }
})

test('append() leaves the edge given alone, and an empty batch changes nothing', async () => {
  const { edge } = await append(sha256, EMPTY_EDGE, entries(300))
  const before = structuredClone(edge)
  await append(sha256, edge, entries(300))
  assert.deepEqual(edge, before)
  assert.deepEqual(await append(sha256, edge, []), { edge, files: [] })
  assert.deepEqual(EMPTY_EDGE, { size: 0, tiles: [], bundle: new Uint8Array(0) })
})

test('append() refuses an entry that a bundle cannot hold, and takes the longest and the empty one', async () => {
  await assert.rejects(append(sha256, EMPTY_EDGE, [new Uint8Array(65_536)]), RangeError)
  const both = [new Uint8Array(65_535).fill(7), new Uint8Array(0)]
  const { edge } = await append(sha256, EMPTY_EDGE, both)
  assert.deepEqual(
    unpackEntries(edge.bundle)?.map((one) => one.length),
    [65_535, 0],
  )
  assert.equal(hex(await root(sha256, edge)), hex(slowRoot(sha256, both)))
})

test('readEdge() continues a log where it stopped, also from files that have grown since', async () => {
  const all = entries(600)
  for (const size of [0, 1, 255, 256, 257, 511, 512, 600]) {
    const { edge, read } = await grow([all.slice(0, size)])
    assert.deepEqual(await readEdge(size, read), edge)
  }
  const grown = await grow([all])
  const wider = (tile: Tile) =>
    grown.read([...tilesOf(600)].find((one) => one.level === tile.level && one.index === tile.index)!)
  assert.deepEqual(await readEdge(259, wider), (await grow([all.slice(0, 259)])).edge)
  await assert.rejects(
    readEdge(3, () => new Uint8Array(5)),
    /shorter/,
  )
  await assert.rejects(readEdge(-1, grown.read), RangeError)
})

test('rootAt() gives the root of every earlier size, and refuses tiles that are too short', async () => {
  const all = entries(520)
  const { read } = await grow([all])
  const wide = (tile: Tile) =>
    read([...tilesOf(520)].find((one) => one.level === tile.level && one.index === tile.index)!)
  const tree = treeOfTiles(sha256, wide, 2)
  for (let size = 0; size <= 520; size += size < 130 ? 1 : 13)
    assert.equal(hex(await rootAt(tree, size)), hex(slowRoot(sha256, all.slice(0, size))))
  await assert.rejects(
    rootAt(
      treeOfTiles(sha256, () => new Uint8Array(31)),
      1,
    ),
    /31 bytes/,
  )
  await assert.rejects(rootAt(tree, 1.5), RangeError)
})

test('treeOfTiles() reads a tile once while it is kept, and again after a failure', async () => {
  const { read } = await grow([entries(300)])
  let [reads, broken] = [0, true]
  const tree = treeOfTiles(sha256, (tile) => {
    reads++
    if (broken) throw new Error('the disk is away')
    return read(tile)
  })
  await assert.rejects(rootAt(tree, 300), /away/)
  broken = false
  reads = 0
  const [first, second] = await Promise.all([rootAt(tree, 300), rootAt(tree, 300)])
  assert.deepEqual(first, second)
  assert.equal(reads, 2, 'one tile of each level')
})

test('tree.node() refuses a subtree that is not full', async () => {
  const { read } = await grow([entries(300)])
  const tree = treeOfTiles(sha256, read)
  for (const [level, index] of [
    [0, 300],
    [1, 150],
    [2, 75],
    [8, 1],
    [9, 0],
    [16, 0],
  ] as const)
    await assert.rejects(tree.node(level, index, 300), RangeError)
  assert.equal((await tree.node(2, 74, 300)).length, 32)
})

test('edgeTiles() names the partial files, as the specification counts them for 70,000 entries', () => {
  const paths = [...tilesOf(70_000)].map(tilePath)
  assert.equal(paths.filter((path) => /^tile\/0\/\d+$/.test(path.replace(/x\d+\//g, ''))).length, 273)
  assert.deepEqual(
    paths.filter((path) => path.includes('.p/')),
    edgeTiles(70_000).map(tilePath),
  )
  assert.deepEqual(
    paths.filter((path) => /^tile\/[12]/.test(path)),
    ['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1'],
  )
  assert.deepEqual(edgeTiles(256).map(tilePath), ['tile/1/000.p/1'])
  assert.deepEqual([...tilesOf(0)], [])
})

test('packEntries() and unpackEntries() undo each other, and a bundle cut short is refused', () => {
  const bundle = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 })
  fc.assert(
    fc.property(bundle, (some) => {
      const packed = packEntries(some)
      assert.deepEqual(
        unpackEntries(packed)?.map((one) => [...one]),
        some.map((one) => [...one]),
      )
      const ends = new Set(some.map((_, at) => packEntries(some.slice(0, at)).length))
      for (let cut = 0; cut < packed.length; cut++)
        assert.equal(unpackEntries(packed.subarray(0, cut)) !== null, ends.has(cut))
    }),
    { numRuns: 50 },
  )
})
