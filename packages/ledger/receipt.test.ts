/** Receipts and policies: a person's file proves what it says, and not one byte of it may be changed. */
import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, hash as digest, sign as ed25519, webcrypto } from 'node:crypto'
import { before, test } from 'node:test'
import {
  append,
  cosign,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatReceipt,
  inclusionProof,
  makeKey,
  NO_WITNESSES,
  type Policy,
  parseReceipt,
  type Quorum,
  root,
  type Signature,
  signNote,
  treeOfTiles,
  verifyCheckpoint,
  verifyReceipt,
} from './index.ts'

const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')

// Verified by WebCrypto, as a browser does it, and signed by node:crypto, as a server does.
async function verify(
  publicKey: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) {
  const key = await webcrypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return webcrypto.subtle.verify('Ed25519', key, signature, message)
}

async function pair(use: 'log' | 'witness', name: string, seed: number) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    key: await makeKey(sha256, use, name, publicKey),
    sign: (message: Uint8Array) => ed25519(null, message, secret),
  }
}

type Pair = Awaited<ReturnType<typeof pair>>
const INDEX = 5
const entries = Array.from({ length: 11 }, (_, at) => new TextEncoder().encode(`{"n":${at}}`))
let log: Pair
let witnesses: Pair[]
let text: string
let proof: Uint8Array[]
let own: Signature
let cosigned: Signature[]

before(async () => {
  log = await pair('log', 'pasokh.example/log', 1)
  witnesses = await Promise.all([2, 3, 4].map((seed) => pair('witness', `w${seed}.example`, seed)))
  const { edge, files } = await append(sha256, EMPTY_EDGE, entries)
  text = formatCheckpoint({ origin: log.key.name, size: edge.size, root: await root(sha256, edge) })
  proof = await inclusionProof(
    treeOfTiles(sha256, () => files.find(({ level }) => level === 0)!.bytes),
    INDEX,
    edge.size,
  )
  own = await signNote(log.key, log.sign, text)
  cosigned = await Promise.all(witnesses.map(({ key, sign }, at) => cosign(key, sign, text, 1000 + at)))
})

const file = (signatures: Signature[], extra: Uint8Array | null = null) =>
  formatReceipt({ extra, index: INDEX, proof, checkpoint: formatNote({ text, signatures }) })
const policy = (quorum: Quorum): Policy => ({ logs: [log.key], quorum })
const ofThree = (atLeast: number): Quorum => ({ atLeast, of: witnesses.map(({ key }) => key) })
const check = (receipt: string | Uint8Array, quorum: Quorum, entry = entries[INDEX]!) =>
  verifyReceipt({ hash: sha256, verify }, policy(quorum), receipt, entry)

test('verifyReceipt() proves an entry, and says by which checkpoint and witnesses', async () => {
  const proven = await check(file([own, cosigned[2]!, cosigned[0]!]), ofThree(2))
  assert.ok(proven.ok)
  assert.deepEqual([proven.index, proven.checkpoint.size, proven.checkpoint.origin], [INDEX, 11, 'pasokh.example/log'])
  assert.deepEqual(
    proven.witnesses.map(({ key, atSeconds }) => [key.name, atSeconds]),
    [
      ['w4.example', 1002],
      ['w2.example', 1000],
    ],
  )
})

test('verifyReceipt() proves no other entry', async () => {
  for (const [at, entry] of entries.entries())
    assert.equal((await check(file([own]), NO_WITNESSES, entry)).ok, at === INDEX)
})

test('not one byte of a receipt may be changed or cut off', async () => {
  const whole = new TextEncoder().encode(file([own, cosigned[0]!, cosigned[1]!]))
  assert.ok((await check(whole, ofThree(2))).ok)
  for (let at = 0; at < whole.length; at++)
    for (const bit of [1, 2, 32]) {
      const changed = whole.map((byte, here) => (here === at ? byte ^ bit : byte))
      assert.equal((await check(changed, ofThree(2))).ok, false, `bit ${bit} of byte ${at}`)
    }
  for (let end = 0; end < whole.length; end++) assert.equal((await check(whole.subarray(0, end), ofThree(2))).ok, false)
  assert.equal((await check(new Uint8Array([...whole, 10]), ofThree(2))).ok, false)
})

test('formatReceipt() and parseReceipt() undo each other, with extra bytes and without', () => {
  for (const extra of [null, new Uint8Array(0), new Uint8Array([1, 2, 3]), new Uint8Array(20_000).fill(9)]) {
    const receipt = parseReceipt(file([own], extra))!
    assert.deepEqual(receipt.extra, extra)
    assert.deepEqual(
      receipt.proof.map((one) => [...one]),
      proof.map((one) => [...one]),
    )
    assert.equal(formatReceipt(receipt), file([own], extra))
  }
  const alone = formatReceipt({ index: 0, proof: [], checkpoint: formatNote({ text, signatures: [own] }) })
  assert.match(alone, /^c2sp\.org\/tlog-proof@v1\nindex 0\n\npasokh\.example\/log\n11\n/)
  assert.deepEqual(parseReceipt(alone)?.proof, [])
})

test('parseReceipt() refuses every other writing', () => {
  const good = file([own], new Uint8Array([1]))
  for (const [from, to] of [
    ['@v1', '@v2'],
    ['index 5', 'index 05'],
    ['index 5', 'index -5'],
    ['index 5', 'index  5'],
    ['index 5', 'index'],
    ['index 5\n', ''],
    ['extra AQ==', 'extra AQ'],
    ['extra AQ==', 'extra AR=='],
    ['extra AQ==', 'extra AQ==\nextra AQ=='],
    ['extra AQ==', 'extras AQ=='],
    ['index 5\n', 'index 5\nAQ==\n'],
    ['index 5\n', `index 5\n${`${'A'.repeat(43)}=\n`.repeat(64)}`],
    ['\n', '\r\n'],
  ] as const)
    assert.equal(parseReceipt(good.replace(from, to)), null, `${from} → ${to}`)
  assert.equal(parseReceipt(''), null)
  assert.equal(parseReceipt(new Uint8Array([0xff])), null)
})

test('formatReceipt() refuses what nobody could verify', () => {
  const checkpoint = formatNote({ text, signatures: [own] })
  for (const index of [-1, 0.5, 2 ** 53]) assert.throws(() => formatReceipt({ index, proof, checkpoint }), RangeError)
  assert.throws(() => formatReceipt({ index: 1, proof: Array(64).fill(proof[0]), checkpoint }), RangeError)
  assert.throws(() => formatReceipt({ index: 1, proof: [new Uint8Array(31)], checkpoint }), TypeError)
  assert.throws(() => formatReceipt({ index: 1, proof, checkpoint: text }), TypeError)
})

test('verifyCheckpoint() asks for k of n witnesses: every choice of signers, every k', async () => {
  for (let signers = 0; signers < 8; signers++) {
    const some = cosigned.filter((_, at) => signers & (1 << at))
    const note = formatNote({ text, signatures: [own, ...some, ...some] })
    assert.ok((await verifyCheckpoint(verify, policy(NO_WITNESSES), note)).ok)
    for (const atLeast of [1, 2, 3]) {
      const checked = await verifyCheckpoint(verify, policy(ofThree(atLeast)), note)
      assert.equal(checked.ok, some.length >= atLeast)
      if (!checked.ok) assert.equal(checked.why, 'too-few-witnesses')
      else assert.equal(checked.witnesses.length, some.length)
    }
  }
})

test('verifyCheckpoint() counts groups of witnesses by their own quorum', async () => {
  const [a, b, c] = witnesses.map(({ key }) => key)
  const quorum = { atLeast: 2, of: [a!, { atLeast: 1, of: [b!, c!] }] }
  const met = async (...signatures: Signature[]) =>
    (await verifyCheckpoint(verify, policy(quorum), formatNote({ text, signatures: [own, ...signatures] }))).ok
  assert.equal(await met(cosigned[0]!, cosigned[1]!), true)
  assert.equal(await met(cosigned[0]!, cosigned[2]!), true)
  assert.equal(await met(cosigned[1]!, cosigned[2]!), false)
  assert.equal(await met(cosigned[0]!), false)
})

test('verifyCheckpoint() says why not', async () => {
  const why = async (note: string, quorum = NO_WITNESSES, logs = [log.key]) => {
    const checked = await verifyCheckpoint(verify, { logs, quorum }, note)
    return checked.ok ? 'ok' : checked.why
  }
  const other = await pair('log', 'other.example', 9)
  assert.equal(await why(text), 'malformed')
  assert.equal(await why(formatNote({ text: 'x\n', signatures: [own] })), 'malformed')
  assert.equal(await why(formatNote({ text, signatures: [own] }), NO_WITNESSES, [other.key]), 'unknown-log')
  assert.equal(await why(formatNote({ text, signatures: [await signNote(other.key, other.sign, text)] })), 'unsigned')
  assert.equal(await why(formatNote({ text, signatures: cosigned }), ofThree(2)), 'unsigned')
  const late = { ...cosigned[0]!, bytes: cosigned[1]!.bytes }
  assert.equal(await why(formatNote({ text, signatures: [own, late, cosigned[1]!] }), ofThree(1)), 'bad-signature')
  // Another log may not sign for this one, although we trust it for its own.
  const foreign = formatNote({ text, signatures: [await signNote(other.key, other.sign, text)] })
  assert.equal(await why(foreign, NO_WITNESSES, [log.key, other.key]), 'unsigned')
})

test('verifyCheckpoint() refuses policies that cannot be', async () => {
  const note = formatNote({ text, signatures: [own] })
  const [a, b] = witnesses.map(({ key }) => key)
  const sameBytes = await pair('witness', 'a-second-name.example', 2)
  const logAsWitness = await pair('witness', 'pasokh.example/log', 1)
  for (const quorum of [
    { atLeast: 3, of: [a!, b!] },
    { atLeast: -1, of: [] },
    { atLeast: 0, of: [a!] },
    { atLeast: 1, of: [] },
    { atLeast: 1.5, of: [a!, b!] },
    { atLeast: 1, of: [a!, a!] },
    { atLeast: 1, of: [a!, sameBytes.key] },
    { atLeast: 1, of: [logAsWitness.key] },
    { atLeast: 1, of: [log.key] },
    { atLeast: 2, of: [a!, { atLeast: 1, of: [a!, b!] }] },
  ])
    await assert.rejects(verifyCheckpoint(verify, policy(quorum), note), RangeError)
  await assert.rejects(verifyCheckpoint(verify, { logs: [a!], quorum: NO_WITNESSES }, note), RangeError)
})
