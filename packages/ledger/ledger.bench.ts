/**
 * How fast the log grows, proves and is verified on one core: appends in batches (the store left out), inclusion proofs
 * at 10,000,000 entries with tiles in memory and with none, and a whole log verified from its bundles.
 *
 *     node packages/ledger/ledger.bench.ts [entries verified, 100000 if not said]
 *
 * The large tree is made of one entry again and again, so that a tile of each level is all of its tiles: what is
 * measured is the reading, hashing and joining, not the making of ten million entries.
 */
import {
  createPublicKey,
  hash as digest,
  sign as ed25519,
  verify as ed25519Verify,
  generateKeyPairSync,
} from 'node:crypto'
import {
  append,
  type Bytes,
  canonicalBytes,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatReceipt,
  HASH_BYTES,
  inclusionProof,
  leafHash,
  makeKey,
  NO_WITNESSES,
  type ReadTile,
  root,
  rootAt,
  signNote,
  TILE_WIDTH,
  treeOfTiles,
  unpackEntries,
  verifyInclusion,
  verifyReceipt,
} from './index.ts'

const ENTRIES = Number(process.argv[2] ?? 100_000)
const BATCH = 1000
const LARGE = 10_000_000
const PROOFS = 300
const RUNS = 5
// By way of hex, for Node makes a string faster than a buffer.
const sha256 = (bytes: Bytes) => Buffer.from(digest('sha256', bytes, 'hex'), 'hex')

/** The median seconds of five runs. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const runs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now()
    await work()
    runs.push((performance.now() - startedAt) / 1000)
  }
  return runs.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!
}

const entries = Array.from({ length: ENTRIES }, (_, at) =>
  canonicalBytes({
    type: 'cases.reply-published',
    v: 1,
    body: { outcome: 'done', office: `office-${at % 900}`, on: '2026-11-22' },
  }),
)

let edge = EMPTY_EDGE
let bundles: Uint8Array[] = []
let fileBytes = 0
const appending = await seconds(async () => {
  edge = EMPTY_EDGE
  bundles = []
  fileBytes = 0
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const grown = await append(sha256, edge, entries.slice(from, from + BATCH))
    edge = grown.edge
    await root(sha256, edge)
    for (const file of grown.files)
      if (file.width === TILE_WIDTH) {
        fileBytes += file.bytes.length
        if (file.level === 'entries') bundles.push(file.bytes)
      }
  }
})
bundles.push(edge.bundle)

const verifying = await seconds(async () => {
  let again = EMPTY_EDGE
  for (const bundle of bundles) again = (await append(sha256, again, unpackEntries(bundle)!)).edge
  if (!Buffer.from(await root(sha256, again)).equals(await root(sha256, edge))) throw new Error('The roots differ')
})

const hashing = await seconds(async () => {
  for (const entry of entries) sha256(entry as Bytes) // A border: canonicalBytes gives memory of its own.
})

// Tiles of the tree in which every entry is the same: each level has one hash.
const full: Uint8Array[] = [await leafHash(sha256, entries[0]!)]
while (full.length < 25) full.push(sha256(Buffer.concat([Buffer.from([1]), full.at(-1)!, full.at(-1)!])))
const tiles = [0, 1, 2].map((level) => Buffer.concat(Array.from({ length: TILE_WIDTH }, () => full[8 * level]!)))
const readTile: ReadTile = ({ level, width }) => tiles[level]!.subarray(0, width * HASH_BYTES)
const cold = await seconds(async () => {
  for (let at = 0; at < PROOFS; at++) await inclusionProof(treeOfTiles(sha256, readTile), (at * 33_331) % LARGE, LARGE)
})
const tree = treeOfTiles(sha256, readTile)
// Another entry each time, over all runs: its own tile is never in memory, those above it are after the first run.
let asked = 0
const kept = await seconds(async () => {
  for (let at = 0; at < PROOFS; at++) await inclusionProof(tree, (asked++ * 33_331) % LARGE, LARGE)
})
const near = await seconds(async () => {
  for (let at = 0; at < PROOFS; at++) await inclusionProof(tree, LARGE - 1 - at, LARGE)
})

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
const key = await makeKey(sha256, 'log', 'bench.example/log', raw)
const verify = (_: Bytes, message: Bytes, signature: Bytes) =>
  ed25519Verify(null, message, createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })), signature)
const largeRoot = await rootAt(tree, LARGE)
const proof = await inclusionProof(tree, 7, LARGE)
const text = formatCheckpoint({ origin: key.name, size: LARGE, root: largeRoot })
const signature = await signNote(key, (message) => ed25519(null, message, privateKey), text)
const receipt = formatReceipt({ index: 7, proof, checkpoint: formatNote({ text, signatures: [signature] }) })
const checking = await seconds(async () => {
  for (let at = 0; at < PROOFS; at++)
    if (
      !(await verifyReceipt({ hash: sha256, verify }, { logs: [key], quorum: NO_WITNESSES }, receipt, entries[0]!)).ok
    )
      throw new Error('The receipt does not hold')
})
const claim = { index: 7, size: LARGE, leaf: full[0]!, root: largeRoot, proof }
const proving = await seconds(async () => {
  for (let at = 0; at < PROOFS; at++) if (!(await verifyInclusion(sha256, claim))) throw new Error('Not proven')
})

const payload = entries.reduce((sum, entry) => sum + entry.length, 0)
const figures = {
  'entries appended a second': Math.round(ENTRIES / appending),
  'entries verified a second': Math.round(ENTRIES / verifying),
  'plain hashes a second, for comparison': Math.round(ENTRIES / hashing),
  'bytes an entry beside its payload': Number(((fileBytes + edge.bundle.length - payload) / ENTRIES).toFixed(1)),
  'ms a proof at 10,000,000, nothing in memory': Number(((cold / PROOFS) * 1000).toFixed(3)),
  'ms a proof at 10,000,000, upper tiles in memory': Number(((kept / PROOFS) * 1000).toFixed(3)),
  'ms a proof at 10,000,000, newest entries': Number(((near / PROOFS) * 1000).toFixed(3)),
  'inclusions verified a second': Math.round(PROOFS / proving),
  'receipts verified a second': Math.round(PROOFS / checking),
  'hash bytes of a proof at 10,000,000': proof.length * HASH_BYTES,
}
console.table(figures)
console.log(JSON.stringify(figures))
const misses = [
  figures['entries appended a second'] < 20_000,
  figures['entries verified a second'] < 50_000,
  figures['bytes an entry beside its payload'] > 200,
  figures['ms a proof at 10,000,000, upper tiles in memory'] > 1,
]
if (misses.some((miss) => miss)) process.exitCode = 1
