/** A witness and a log: it signs only what grew, and says what else with the status that the protocol names. */
import assert from 'node:assert/strict'
import {
  createPrivateKey,
  createPublicKey,
  hash as digest,
  sign as ed25519,
  verify as ed25519Verify,
} from 'node:crypto'
import { before, test } from 'node:test'
import {
  answerRequest,
  type Checkpoint,
  cosign,
  formatCheckpoint,
  formatNote,
  formatRequest,
  formatSignature,
  makeKey,
  parseRequest,
  signNote,
  verifyCheckpoint,
  withCosignatures,
} from './index.ts'
import { slowProof, slowRoot } from './slow.ts'

const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')
const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return ed25519Verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}
const primitives = { hash: sha256, verify }

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
const entries = Array.from({ length: 20 }, (_, at) => Buffer.from(`entry ${at}`))
const forged = entries.with(2, Buffer.from('not entry 2'))
let log: Pair
let stranger: Pair
let witness: Pair
before(async () => {
  log = await pair('log', 'a.example/log', 1)
  stranger = await pair('log', 'b.example/log', 2)
  witness = await pair('witness', 'w.example', 3)
})

const textOf = (size: number, from = entries, origin = 'a.example/log') =>
  formatCheckpoint({ origin, size, root: slowRoot(sha256, from.slice(0, size)) })
const noteOf = async (text: string, by = log) =>
  formatNote({ text, signatures: [await signNote(by.key, by.sign, text)] })
const proofOf = (from: number, to: number, all = entries) =>
  from === 0 || from === to ? [] : slowProof(sha256, from, all.slice(0, to))
const keptAt = (size: number) => (): Checkpoint | null =>
  size === 0
    ? null
    : { origin: 'a.example/log', size, root: new Uint8Array(slowRoot(sha256, entries.slice(0, size))), more: [] }
const ask = (kept: number, body: string) => answerRequest(primitives, [log.key], keptAt(kept), body)

test('answerRequest() signs what grew from what the witness keeps, between all sizes from 0 to 20', async () => {
  for (let to = 0; to <= 20; to++) {
    const checkpoint = await noteOf(textOf(to))
    for (let from = 0; from <= 20; from++) {
      const proof = from <= to ? proofOf(from, to) : []
      const answer = await ask(from, formatRequest({ oldSize: from, proof, checkpoint }))
      assert.equal(answer.status, from <= to ? 200 : 400, `${from} to ${to}`)
      if (answer.status === 200) assert.deepEqual([answer.checkpoint.size, answer.text], [to, textOf(to)])
    }
  }
})

test('answerRequest() refuses a fork, a false proof and a roll-back', async () => {
  const body = async (oldSize: number, size: number, proof: readonly Uint8Array[], from = entries) =>
    formatRequest({ oldSize, proof, checkpoint: await noteOf(textOf(size, from)) })
  assert.deepEqual(await ask(5, await body(5, 9, proofOf(5, 9, forged), forged)), { status: 422 })
  assert.deepEqual(await ask(5, await body(5, 5, [], forged)), { status: 422 })
  assert.deepEqual(await ask(5, await body(5, 9, [])), { status: 422 })
  assert.deepEqual(await ask(5, await body(5, 5, proofOf(5, 9))), { status: 422 })
  assert.deepEqual(await ask(0, await body(0, 9, proofOf(5, 9))), { status: 422 })
  assert.deepEqual(await ask(9, await body(5, 9, proofOf(5, 9))), { status: 409, size: 9 })
  assert.deepEqual(await ask(9, await body(0, 5, [])), { status: 409, size: 9 })
  assert.deepEqual(await ask(0, await body(5, 9, proofOf(5, 9))), { status: 409, size: 0 })
  const empty = formatCheckpoint({ origin: log.key.name, size: 0, root: slowRoot(sha256, entries) })
  assert.deepEqual(await ask(0, formatRequest({ oldSize: 0, proof: [], checkpoint: await noteOf(empty) })), {
    status: 422,
  })
})

test('answerRequest() refuses logs it does not know, signatures that are not theirs, and what is no request', async () => {
  const ofStranger = await noteOf(textOf(5, entries, 'b.example/log'), stranger)
  assert.deepEqual(await ask(0, formatRequest({ oldSize: 0, proof: [], checkpoint: ofStranger })), { status: 404 })
  const notSigned = await noteOf(textOf(5), stranger)
  assert.deepEqual(await ask(0, formatRequest({ oldSize: 0, proof: [], checkpoint: notSigned })), { status: 403 })
  const good = formatRequest({ oldSize: 0, proof: [], checkpoint: await noteOf(textOf(5)) })
  assert.equal((await ask(0, good)).status, 200)
  assert.deepEqual(await ask(0, good.replace('\n5\n', '\n6\n')), { status: 403 })
  for (const wrong of [
    '',
    'old 0\n',
    good.replace('old 0', 'old 00'),
    good.replace('old 0', 'old'),
    good.replace('old 0\n', 'old 0\nAAAA\n'),
    good.replace('old 0\n', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
    good.slice(0, -1),
  ])
    assert.deepEqual(await ask(0, wrong), { status: 400 })
})

test('formatRequest() and parseRequest() undo each other, and nobody asks what cannot be answered', async () => {
  const checkpoint = await noteOf(textOf(9))
  const request = parseRequest(formatRequest({ oldSize: 5, proof: proofOf(5, 9), checkpoint }))!
  assert.equal(formatRequest(request), formatRequest({ oldSize: 5, proof: proofOf(5, 9), checkpoint }))
  assert.throws(() => formatRequest({ oldSize: -1, proof: [], checkpoint }), RangeError)
  assert.throws(() => formatRequest({ oldSize: 1, proof: Array(64).fill(new Uint8Array(32)), checkpoint }), RangeError)
  assert.throws(() => formatRequest({ oldSize: 1, proof: [], checkpoint: 'x' }), TypeError)
})

test('withCosignatures() adds what a witness answered, and only if it is true', async () => {
  const text = textOf(9)
  const checkpoint = await noteOf(text)
  const line = formatSignature(await cosign(witness.key, witness.sign, text, 1_800_000_000))
  const foreign = formatSignature(await signNote(stranger.key, stranger.sign, text))
  const whole = (await withCosignatures(verify, [witness.key], checkpoint, foreign + line))!
  assert.equal(whole, checkpoint + line)
  const policy = { logs: [log.key], quorum: { atLeast: 1, of: [witness.key] } }
  assert.ok((await verifyCheckpoint(verify, policy, whole)).ok)
  const late = formatSignature(await cosign(witness.key, witness.sign, textOf(8), 1_800_000_000))
  // A true signature over a longer text, whose end the answer carries.
  const longer = `x\n\n${formatSignature(await cosign(witness.key, witness.sign, `${text}\nx\n`, 1_800_000_000))}`
  for (const wrong of ['', foreign, late, `${line}\n`, line.slice(0, -1), `\n\n${line}`, `x\n\n${line}`, longer])
    assert.equal(
      await withCosignatures(verify, [witness.key], checkpoint, wrong),
      null,
      JSON.stringify(wrong.slice(0, 20)),
    )
})

test('withCosignatures() takes one signature of a witness, however often it signs', async () => {
  const text = textOf(9)
  const checkpoint = await noteOf(text)
  const lineAt = async (second: number) => formatSignature(await cosign(witness.key, witness.sign, text, second))
  const [first, second] = [await lineAt(1_800_000_000), await lineAt(1_800_000_001)]
  const once = checkpoint + first
  assert.equal(await withCosignatures(verify, [witness.key], checkpoint, first + second + first), once)
  assert.equal(await withCosignatures(verify, [witness.key], once, second), once, 'it stands there already')
  // As many as a note may carry: one more in the stored note, and nobody could read it.
  const many = await withCosignatures(verify, [witness.key], checkpoint, first.repeat(100))
  assert.equal(many, once)
  assert.equal(await withCosignatures(verify, [witness.key], checkpoint, first.repeat(101)), null)
})
