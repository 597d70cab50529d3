/** Signed notes, keys and checkpoints: published examples, both ways, and no byte that may be changed. */
import assert from 'node:assert/strict'
import {
  createPrivateKey,
  createPublicKey,
  hash as digest,
  sign as ed25519,
  verify as ed25519Verify,
} from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Checkpoint,
  cosign,
  formatCheckpoint,
  formatKey,
  formatNote,
  formatSignature,
  growthOf,
  makeKey,
  parseCheckpoint,
  parseKey,
  parseNote,
  signNote,
  verifyNote,
} from './index.ts'
import { slowProof, slowRoot } from './slow.ts'

const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')
const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return ed25519Verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

/** A key pair made of one repeated byte: for tests only. */
async function pair(use: 'log' | 'witness', name: string, seed: number) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    key: await makeKey(sha256, use, name, publicKey),
    sign: (message: Uint8Array) => ed25519(null, message, secret),
  }
}

// The example of C2SP signed-note.
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

test('verifyNote() accepts the example of the specification, which is written again as it was', async () => {
  const key = (await parseKey(sha256, EXAMPLE_KEY))!
  const note = parseNote(EXAMPLE)!
  assert.deepEqual(await verifyNote(verify, [key], note), { ok: true, by: [{ key, atSeconds: null }] })
  assert.equal(formatNote(note), EXAMPLE)
  assert.deepEqual(parseNote(new TextEncoder().encode(EXAMPLE)), note)
  assert.equal(formatKey(key), EXAMPLE_KEY)
})

test('no byte of a signed note may be changed', async () => {
  const key = (await parseKey(sha256, EXAMPLE_KEY))!
  const bytes = new TextEncoder().encode(EXAMPLE)
  for (let at = 0; at < bytes.length; at++)
    for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
      const note = parseNote(bytes.map((byte, here) => (here === at ? byte ^ bit : byte)))
      assert.ok(!note || !(await verifyNote(verify, [key], note)).ok, `bit ${bit} of byte ${at}`)
    }
  for (let end = 0; end < bytes.length; end++) assert.equal(parseNote(bytes.subarray(0, end)), null)
})

test('parseKey() reads the key of Go’s note package and refuses every changed letter', async () => {
  // golang.org/x/mod/sumdb/note, the example of the package.
  const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  assert.equal((await parseKey(sha256, line))?.name, 'PeterNeumann')
  for (let at = 0; at < line.length; at++)
    for (const other of ['A', 'b', '0', '+', '/', ' ', '='])
      if (other !== line[at])
        assert.equal(await parseKey(sha256, line.slice(0, at) + other + line.slice(at + 1)), null, `${other} at ${at}`)
  assert.equal(await parseKey(sha256, ''), null)
})

test('makeKey() refuses names that a note cannot hold, and keys of another length', async () => {
  for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', 'a\u2003b', 'a\u0085b', '\ud800'])
    await assert.rejects(makeKey(sha256, 'log', name, new Uint8Array(32)), TypeError)
  await assert.rejects(makeKey(sha256, 'log', 'a', new Uint8Array(31)), TypeError)
  assert.notEqual(
    (await makeKey(sha256, 'log', 'a', new Uint8Array(32))).id,
    (await makeKey(sha256, 'witness', 'a', new Uint8Array(32))).id,
  )
})

test('verifyNote() leaves strangers aside, counts a key once, and is spoilt by one false signature', async () => {
  const [log, stranger] = [await pair('log', 'a.example', 1), await pair('log', 'b.example', 2)]
  const text = 'What was said.\n\nAnd after an empty line.\n'
  const [mine, theirs] = [await signNote(log.key, log.sign, text), await signNote(stranger.key, stranger.sign, text)]
  const note = (...signatures: (typeof mine)[]) => parseNote(formatNote({ text, signatures }))!
  const by = { ok: true, by: [{ key: log.key, atSeconds: null }] }
  assert.deepEqual(await verifyNote(verify, [log.key], note(theirs, mine, mine)), by)
  assert.deepEqual(await verifyNote(verify, [log.key], note(theirs)), { ok: false, why: 'unsigned' })
  assert.deepEqual(await verifyNote(verify, [], note(mine)), { ok: false, why: 'unsigned' })
  const wrong = { ...mine, bytes: theirs.bytes }
  assert.deepEqual(await verifyNote(verify, [log.key], note(mine, wrong)), { ok: false, why: 'bad-signature' })
  assert.deepEqual(await verifyNote(verify, [log.key], note({ ...wrong, id: stranger.key.id }, mine)), by)
  const short = { ...mine, bytes: mine.bytes.slice(0, 63) }
  assert.deepEqual(await verifyNote(verify, [log.key], note(short)), { ok: false, why: 'bad-signature' })
})

test('cosign() binds the time, and a witness’s signature is no log’s', async () => {
  const witness = await pair('witness', 'w.example', 3)
  const text = formatCheckpoint({ origin: 'a.example', size: 7, root: new Uint8Array(32) })
  const signature = await cosign(witness.key, witness.sign, text, 1_679_315_147)
  const signed = (bytes: typeof signature.bytes) => ({ text, signatures: [{ ...signature, bytes }] })
  const by = [{ key: witness.key, atSeconds: 1_679_315_147 }]
  assert.deepEqual(await verifyNote(verify, [witness.key], signed(signature.bytes)), { ok: true, by })
  // The message that the specification writes out, signed apart from cosign().
  const message = `cosignature/v1\ntime 1679315147\n${text}`
  assert.deepEqual([...signature.bytes.slice(8)], [...witness.sign(Buffer.from(message))])
  for (let at = 0; at < signature.bytes.length; at++) {
    const changed = signature.bytes.map((byte, here) => (here === at ? byte ^ 1 : byte))
    assert.equal((await verifyNote(verify, [witness.key], signed(changed))).ok, false, `byte ${at}`)
  }
  const plain = signed(new Uint8Array(witness.sign(Buffer.from(text))))
  assert.equal((await verifyNote(verify, [witness.key], plain)).ok, false)
  await assert.rejects(signNote(witness.key, witness.sign, text), TypeError)
  await assert.rejects(cosign(witness.key, witness.sign, text, -1), RangeError)
  await assert.rejects(cosign(witness.key, witness.sign, text, 2 ** 53), RangeError)
  const log = await pair('log', 'a.example', 1)
  await assert.rejects(cosign(log.key, log.sign, text, 1), TypeError)
  await assert.rejects(
    signNote(log.key, () => new Uint8Array(63), text),
    TypeError,
  )
})

test('parseNote() refuses what is no note, however it is broken', () => {
  const line = '— a.example AAAAAAAA\n'
  assert.ok(parseNote(`x\n\n${line}`))
  assert.ok(parseNote(`x\n\n${line.repeat(100)}`))
  for (const wrong of [
    '',
    '\n',
    '\n\n',
    'x\n',
    'x\n\n',
    `x\n${line}`,
    `x\n\n${line}\n`,
    `x\n\n${line}x\n`,
    `x\n\n${line.trim()}`,
    `x\t\n\n${line}`,
    `x\r\n\n${line}`,
    `\ud800\n\n${line}`,
    'x\n\n- a.example AAAAAAAA\n',
    'x\n\n— a.example AAAA\n',
    'x\n\n—  AAAAAAAA\n',
    'x\n\n— a+b AAAAAAAA\n',
    'x\n\n— a.example AAAAAAA=x\n',
    'x\n\n— a.example AAAAAAAB=\n',
    'x\n\n— a.example AAAAAAAA \n',
    `x\n\n${line.repeat(101)}`,
    `${'x'.repeat(1_000_000)}\n\n${line}`,
  ])
    assert.equal(parseNote(wrong), null, JSON.stringify(wrong.slice(0, 40)))
  assert.equal(parseNote(new Uint8Array([0xff, 10, 10])), null)
  assert.throws(() => formatNote({ text: 'x', signatures: parseNote(`x\n\n${line}`)!.signatures }), TypeError)
  assert.throws(() => formatNote({ text: 'x\n', signatures: [] }), TypeError)
})

test('formatNote() and parseNote() undo each other for any text', () => {
  const signature = fc.record({
    name: fc.constantFrom('a.example', 'گواه.example', 'x'),
    id: fc.nat(0xffffffff),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 90 }),
  })
  const text = fc.string({ unit: fc.constantFrom('\n', 'a', 'پ', '😀', ' ', '—') }).map((line) => `${line}\n`)
  fc.assert(
    fc.property(text, fc.array(signature, { minLength: 1, maxLength: 16 }), (said, signatures) => {
      const note = parseNote(
        formatNote({ text: said, signatures: signatures.map((one) => ({ ...one, bytes: new Uint8Array(one.bytes) })) }),
      )
      assert.equal(note?.text, said)
      assert.deepEqual(
        note.signatures.map(formatSignature),
        signatures.map((one) => formatSignature({ ...one, bytes: new Uint8Array(one.bytes) })),
      )
    }),
  )
})

test('parseCheckpoint() reads what formatCheckpoint() writes, and the example of the specification', () => {
  const said = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  const checkpoint = parseCheckpoint(said)!
  assert.deepEqual(
    [checkpoint.origin, checkpoint.size, checkpoint.more],
    ['example.com/behind-the-sofa', 20_852_163, []],
  )
  assert.equal(formatCheckpoint(checkpoint), said)
  assert.equal(formatCheckpoint(parseCheckpoint(`${said}one\ntwo\n`)!), `${said}one\ntwo\n`)
})

test('parseCheckpoint() refuses every other writing', () => {
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
  for (const wrong of [
    '',
    'a\n1\n',
    `a\n1\n${root}`,
    `\n1\n${root}\n`,
    `a\n01\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a\n1e3\n${root}\n`,
    `a\n\n${root}\n`,
    `a\n9007199254740992\n${root}\n`,
    `a\n99999999999999999999\n${root}\n`,
    'a\n1\nAAAA\n',
    `a\n1\n${root.replace('=', '')}\n`,
    `a\n1\n${root.replace('2I=', '2J=')}\n`,
    `a\n1\n${root}\n\n`,
    `a\n1\n${root}\n\nx\n`,
    `a\n1 \n${root}\n`,
    `a\n+1\n${root}\n`,
  ])
    assert.equal(parseCheckpoint(wrong), null, JSON.stringify(wrong))
  for (const wrong of [{ origin: '' }, { origin: 'a\nb' }, { root: new Uint8Array(31) }, { more: [''] }])
    assert.throws(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(32), ...wrong }), TypeError)
  for (const size of [-1, 0.5, 2 ** 53])
    assert.throws(() => formatCheckpoint({ origin: 'a', size, root: new Uint8Array(32) }), RangeError)
})

test('growthOf() tells growth from a fork, a roll-back and another log', async () => {
  const entries = Array.from({ length: 40 }, (_, at) => Buffer.from(`entry ${at}`))
  const other = entries.with(3, Buffer.from('not entry 3'))
  const at = (size: number, from = entries): Checkpoint => ({
    origin: 'a.example',
    size,
    root: new Uint8Array(slowRoot(sha256, from.slice(0, size))),
    more: [],
  })
  const growth = (kept: Checkpoint, seen: Checkpoint, proof: Uint8Array[] = []) => growthOf(sha256, kept, seen, proof)
  for (let from = 0; from <= 40; from += 5)
    for (let to = 0; to <= 40; to += 5) {
      const proof = from > 0 && from < to ? slowProof(sha256, from, entries.slice(0, to)) : []
      const expected = to < from ? 'rolled-back' : to === from ? 'same' : 'grown'
      assert.equal(await growth(at(from), at(to), proof), expected, `${from} to ${to}`)
      if (from > 3 && to >= from) {
        const forged = from < to ? slowProof(sha256, from, other.slice(0, to)) : []
        assert.equal(await growth(at(from), at(to, other), forged), to === from ? 'forked' : 'unproven')
      }
    }
  assert.equal(await growth(at(5), { ...at(9), origin: 'b.example' }), 'another-log')
  assert.equal(await growth({ ...at(0), root: at(1).root }, at(9)), 'unproven')
  assert.equal(await growth(at(0), at(9), [at(1).root]), 'unproven')
})
