/**
 * The log against what others have published: the inclusion and consistency cases of transparency-dev/merkle
 * (Apache-2.0), the log of transparency-dev/tessera's test data (Apache-2.0), and a log of 1,000 entries that Go's
 * golang.org/x/mod/sumdb accepted. They are read from the folder of shared material and skipped when it is not there.
 */
import assert from 'node:assert/strict'
import { createPublicKey, hash as digest, verify as ed25519Verify } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  append,
  consistencyProof,
  type Edge,
  EMPTY_EDGE,
  formatKey,
  formatNote,
  fromBase64,
  inclusionProof,
  NO_WITNESSES,
  parseKey,
  parseNote,
  readEdge,
  root,
  rootAt,
  type Tile,
  tilePath,
  treeOfTiles,
  unpackEntries,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

const folder = `${process.env.PASOKH_SHARED ?? '../shared'}/data/tlog`
const skip = existsSync(folder) ? false : `no published logs at ${folder}`
const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const base64 = (text: string) => fromBase64(text) ?? new Uint8Array(0)

type Case = { wantErr: boolean; proof: string[] | null; desc: string } & Record<string, string & number>

async function holds(kind: string, one: Case): Promise<boolean> {
  const proof = (one.proof ?? []).map(base64)
  return kind === 'inclusion'
    ? verifyInclusion(sha256, {
        index: one.leafIdx!,
        size: one.treeSize!,
        leaf: base64(one.leafHash!),
        root: base64(one.root!),
        proof,
      })
    : verifyConsistency(sha256, {
        from: one.size1!,
        to: one.size2!,
        fromRoot: base64(one.root1!),
        toRoot: base64(one.root2!),
        proof,
      })
}

test('the 196 published cases of inclusion and consistency are decided as their authors say', { skip }, async () => {
  let seen = 0
  for (const kind of ['inclusion', 'consistency'])
    for (const file of globSync(`${folder}/transparency-dev-merkle/testdata/${kind}/**/*.json`)) {
      // A border: the file's fields are those of Case.
      const one = JSON.parse(readFileSync(file, 'utf8')) as Case
      assert.equal(await holds(kind, one), !one.wantErr, `${file}: ${one.desc}`)
      seen++
    }
  assert.equal(seen, 196)
})

const golden = `${folder}/golden-1000`
const goldenFile = (tile: Tile) => readFileSync(`${golden}/${tilePath(tile)}`)

test('the log of 1,000 entries grows to the same tiles, roots and edge, and its proofs are verified', {
  skip,
}, async () => {
  // A border: the file maps sizes to roots in hex.
  const roots = JSON.parse(readFileSync(`${golden}/expected_roots.json`, 'utf8')) as Record<string, string>
  const bundles = [0, 1, 2, 3].map((index) => goldenFile({ level: 'entries', index, width: index < 3 ? 256 : 232 }))
  const entries = bundles.flatMap((bundle) => unpackEntries(bundle) ?? assert.fail('a bundle is cut short'))
  let edge: Edge = EMPTY_EDGE
  for (const [size, expected] of Object.entries(roots)) {
    const grown = await append(sha256, edge, entries.slice(edge.size, Number(size)))
    for (const file of grown.files) assert.deepEqual(hex(file.bytes), hex(goldenFile(file)), tilePath(file))
    edge = grown.edge
    assert.equal(hex(await root(sha256, edge)), expected)
    assert.deepEqual(await readEdge(edge.size, (tile) => new Uint8Array(goldenFile(tile))), {
      ...edge,
      bundle: new Uint8Array(edge.bundle),
      tiles: edge.tiles.map((tile) => new Uint8Array(tile)),
    })
  }
  const tree = treeOfTiles(sha256, goldenFile)
  for (let index = 0; index < 1000; index += 41) {
    const proof = await inclusionProof(tree, index, 1000)
    const leaf = sha256(Buffer.concat([Buffer.from([0]), entries[index]!]))
    assert.ok(await verifyInclusion(sha256, { index, size: 1000, leaf, root: await rootAt(tree, 1000), proof }))
  }
  const wide = treeOfTiles(sha256, ({ level, index }) =>
    level === 0 && index < 3
      ? goldenFile({ level, index, width: 256 })
      : goldenFile({ level, index, width: level === 0 ? 232 : 3 }),
  )
  for (const from of [1, 2, 3, 255, 256, 257, 511, 512, 513, 999]) {
    const proof = await consistencyProof(wide, from, 1000)
    const [fromRoot, toRoot] = [Buffer.from(roots[from]!, 'hex'), Buffer.from(roots[1000]!, 'hex')]
    assert.ok(await verifyConsistency(sha256, { from, to: 1000, fromRoot, toRoot, proof }))
  }
})

test('the log of 15 entries that another program wrote grows to the same tiles here', { skip }, async () => {
  const log = `${folder}/tessera-log/testdata/log`
  const bundle = readFileSync(`${log}/tile/entries/000.p/15`)
  let edge: Edge = EMPTY_EDGE
  for (const entry of unpackEntries(bundle) ?? assert.fail('the bundle is cut short')) {
    const grown = await append(sha256, edge, [entry])
    edge = grown.edge
    for (const file of grown.files) {
      const path = `${log}/${tilePath(file)}`
      if (existsSync(path)) assert.equal(hex(file.bytes), hex(readFileSync(path)), path)
    }
    const [, size, rootText] = readFileSync(`${log}/checkpoint.${edge.size}`, 'utf8').split('\n')
    assert.deepEqual([Number(size), rootText], [edge.size, Buffer.from(await root(sha256, edge)).toString('base64')])
  }
  assert.equal(edge.size, 15)
})

const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return ed25519Verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

test('the checkpoints of both published logs are signed by their keys', { skip }, async () => {
  // A border: the file's fields are keys and notes by name.
  const vectors = JSON.parse(readFileSync(`${folder}/signed-note/vectors.json`, 'utf8')) as Record<
    string,
    { vkey: string }
  >
  for (const [line, files, count] of [
    [readFileSync(`${golden}/vkey.txt`, 'utf8').trim(), globSync(`${golden}/checkpoint.*`), 11],
    [vectors.tessera_testdata!.vkey, globSync(`${folder}/tessera-log/testdata/log/checkpoint.*`), 16],
  ] as const) {
    const key = (await parseKey(sha256, line)) ?? assert.fail(line)
    for (const file of files) {
      const checked = await verifyCheckpoint(verify, { logs: [key], quorum: NO_WITNESSES }, readFileSync(file))
      assert.ok(checked.ok, file)
      assert.equal(checked.checkpoint.size, Number(file.split('.').at(-1)))
      assert.equal(formatNote(parseNote(readFileSync(file))!), readFileSync(file, 'utf8'))
    }
    assert.equal(files.length, count)
  }
})

test('the published keys are read and written again as they were', { skip }, async () => {
  const text = readFileSync(`${folder}/signed-note/vectors.json`, 'utf8')
  const lines = [...text.matchAll(/"([^"+]+\+[0-9a-f]{8}\+A[^"]+)"/g)].map(([, line]) => line!)
  assert.equal(lines.length, 4)
  for (const line of lines) assert.equal(formatKey((await parseKey(sha256, line)) ?? assert.fail(line)), line)
})
