/** Canonical JSON and commitments: the examples of RFC 8785, and that nothing else is accepted. */
import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalBytes, canonicalJson, commit, type Json, parseCanonical, verifyCommitment } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('canonicalJson() writes the example of RFC 8785, section 3.2.4, byte for byte', () => {
  const input = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`) as Json
  const expected =
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d'
  assert.equal(Buffer.from(canonicalBytes(input)).toString('hex'), expected)
})

test('canonicalJson() sorts names by UTF-16 units, as in RFC 8785, section 3.2.3', () => {
  const input = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\u{1f600}': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  const values = Object.values(JSON.parse(canonicalJson(input)) as object)
  // JSON.parse puts "1" first, where it stands behind the carriage return.
  assert.deepEqual(values.slice(1), [
    'Carriage Return',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
  assert.ok(canonicalJson(input).startsWith('{"\\r":"Carriage Return","1":"One",'))
})

test('canonicalJson() writes the numbers of RFC 8785, appendix B', () => {
  for (const [ieee, text] of [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ] as const)
    assert.equal(canonicalJson(Buffer.from(ieee, 'hex').readDoubleBE()), text, ieee)
})

test('canonicalJson() refuses what JSON cannot say', () => {
  class Thing {}
  const circle: unknown[] = []
  circle.push(circle)
  const sparse = Array(2)
  // A border: what callers without types may pass.
  for (const wrong of [
    undefined,
    () => 1,
    1n,
    Symbol('x'),
    new Date(0),
    new Map(),
    new Thing(),
    sparse,
    [undefined],
    { a: undefined },
    '\ud800',
    { '\udc00': 1 },
    { [Symbol('x')]: 1 },
  ])
    assert.throws(() => canonicalJson(wrong as Json), TypeError)
  for (const wrong of [Number.NaN, Infinity, -Infinity, circle])
    assert.throws(() => canonicalJson(wrong as Json), RangeError)
})

test('parseCanonical() gives back any value, whatever the order in which its names were given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // A border: what fast-check makes is a JSON value, but its type says less.
      const written = JSON.parse(JSON.stringify(value)) as Json
      const turned = JSON.parse(JSON.stringify(written), (_, one: unknown) =>
        one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).reverse()) : one,
      ) as Json
      assert.equal(canonicalJson(turned), canonicalJson(written))
      assert.deepEqual(parseCanonical(canonicalBytes(written)), written)
    }),
  )
})

test('parseCanonical() accepts one writing of each value only', () => {
  for (const text of ['{"a":1,"b":[true,null,"ک"]}', '"\\u000f"', '0', '[]', '{}', '{"__proto__":1}'])
    assert.deepEqual(parseCanonical(bytes(text)), JSON.parse(text), text)
  for (const text of [
    '',
    ' 1',
    '1 ',
    '{"a": 1}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '1.0',
    '1e2',
    '-0',
    '"\\u0041"',
    '"\\/"',
    '"\\u000F"',
    '[1,]',
    'undefined',
    '"\\ud800"',
    '\ufeff1',
    '01',
    '9007199254740993',
    '1e400',
    `${'['.repeat(200)}${']'.repeat(200)}`,
  ])
    assert.equal(parseCanonical(bytes(text)), undefined, text)
  assert.equal(parseCanonical(new Uint8Array([0x22, 0xff, 0x22])), undefined)
})

test('commit() is SHA-256 of salt and content, and holds for no other', async () => {
  const sha256 = (some: Uint8Array) => digest('sha256', some, 'buffer')
  const [salt, content] = [new Uint8Array(32).fill(7), bytes('چراغ کوچه خاموش است')]
  const commitment = await commit(sha256, salt, content)
  assert.deepEqual([...commitment], [...digest('sha256', Buffer.concat([salt, content]), 'buffer')])
  assert.ok(await verifyCommitment(sha256, commitment, salt, content))
  for (let at = 0; at < 32; at++) {
    assert.equal(
      await verifyCommitment(
        sha256,
        commitment.map((byte, here) => (here === at ? byte ^ 1 : byte)),
        salt,
        content,
      ),
      false,
    )
    assert.equal(await verifyCommitment(sha256, commitment, salt.with(at, 8), content), false)
  }
  for (let at = 0; at < content.length; at++)
    assert.equal(await verifyCommitment(sha256, commitment, salt, content.with(at, 0)), false)
  // The same bytes, cut elsewhere.
  const shifted = new Uint8Array([...salt, content[0]!])
  assert.equal(await verifyCommitment(sha256, commitment, shifted, content.subarray(1)), false)
  await assert.rejects(commit(sha256, shifted, content), RangeError)
})
