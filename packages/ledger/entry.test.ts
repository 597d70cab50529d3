/** Entries: what a type names and nothing else, so that no sentence of a person can stand in the log. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalBytes, type Entry, type EntryType, formatEntry, type Json, parseEntry } from './index.ts'

const TYPES: EntryType[] = [
  {
    type: 'test.all-kinds',
    v: 1,
    fields: {
      commitment: 'commitment',
      digest: 'digest',
      id: 'id',
      day: 'day',
      instant: 'instant',
      count: 'count',
      flag: 'flag',
      key: 'key',
      outcome: ['done', 'refused'],
    },
  },
  { type: 'test.empty', v: 1, fields: {} },
  { type: 'test.empty', v: 2, fields: { count: 'count' } },
]
const ID = '0189e1f2-3a4b-4c5d-8e6f-001122334455'
const good: Entry = {
  type: 'test.all-kinds',
  v: 1,
  agency: ID,
  body: {
    commitment: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    id: ID,
    day: '2028-02-29',
    instant: '2026-11-22T06:10:00Z',
    count: 0,
    flag: false,
    key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    outcome: 'refused',
  },
}

/** A border: values of any kind in the place of a field. */
const withField = (name: string, value: unknown) => ({ ...good, body: { ...good.body, [name]: value } }) as Entry

test('formatEntry() writes an entry with every kind of field, and parseEntry() reads it', () => {
  assert.deepEqual(parseEntry(TYPES, formatEntry(TYPES, good)), { ok: true, entry: good })
  for (const v of [1, 2]) {
    const entry = { type: 'test.empty', v, agency: null, body: v === 1 ? {} : { count: 7 } }
    assert.deepEqual(parseEntry(TYPES, formatEntry(TYPES, entry)), { ok: true, entry })
  }
})

test('no kind of field lets a sentence through, nor a value of another kind', () => {
  const wrong: Record<string, unknown[]> = {
    commitment: ['47DEQpj8HBSa', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV='],
    digest: ['E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855', 'e3b0'],
    id: [ID.toUpperCase(), ID.slice(1), `${ID}\n`],
    day: ['2026-02-30', '2026-2-3', '2026-11-22T00:00:00Z', '2027-02-29', '2026-13-01'],
    instant: [
      '2026-11-22',
      '2026-11-22T06:10:00.000Z',
      '2026-11-22T24:00:00Z',
      '2026-11-22T06:10:00+03:30',
      '2026-02-30T00:00:00Z',
    ],
    count: [-1, 0.5, 2 ** 53, '7'],
    flag: [0, 'true'],
    key: [
      'example.com/foo',
      'علی+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      'a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    ],
    outcome: ['Done', 'toString', ''],
  }
  const others = ['چراغ کوچهٔ آقای رضایی خاموش است', 'Ali', '09123456789', null, [], {}, ['done'], 1.5]
  for (const name of Object.keys(good.body))
    for (const value of [...wrong[name]!, ...others]) {
      assert.throws(() => formatEntry(TYPES, withField(name, value)), TypeError, `${name}: ${String(value)}`)
      const bytes = canonicalBytes(withField(name, value))
      assert.deepEqual(parseEntry(TYPES, bytes), { ok: false, why: 'wrong-fields' })
    }
})

test('an entry has all its fields and no other', () => {
  for (const name of Object.keys(good.body)) {
    const body = Object.fromEntries(Object.entries(good.body).filter(([one]) => one !== name))
    assert.throws(() => formatEntry(TYPES, { ...good, body }), /wrong-fields/)
  }
  assert.throws(() => formatEntry(TYPES, withField('note', 'x')), /wrong-fields/)
  assert.throws(() => formatEntry(TYPES, { ...good, v: 2 }), /unknown-type/)
  assert.throws(() => formatEntry(TYPES, { ...good, type: 'toString' }), /unknown-type/)
  assert.throws(() => formatEntry(TYPES, { ...good, agency: 'شهرداری' }), /not-an-entry/)
  const more: unknown = { ...good, note: 'x' }
  assert.throws(() => formatEntry(TYPES, more as Entry), /not-an-entry/)
})

test('parseEntry() says why, and never throws', () => {
  const why = (text: string) => {
    const parsed = parseEntry(TYPES, new TextEncoder().encode(text))
    return parsed.ok ? 'ok' : parsed.why
  }
  assert.equal(why('{"agency":null,"body":{},"type":"test.empty","v":1}'), 'ok')
  assert.equal(why('{"agency":null,"body":{},"type":"test.empty", "v":1}'), 'not-canonical')
  assert.equal(why('{"agency":null,"body":{},"type":"test.empty","v":3}'), 'unknown-type')
  assert.equal(why('{"agency":null,"body":[],"type":"test.empty","v":1}'), 'not-an-entry')
  assert.equal(why('{"agency":null,"body":{"__proto__":1},"type":"test.empty","v":1}'), 'wrong-fields')
  assert.equal(why('[]'), 'not-an-entry')
  assert.equal(why('null'), 'not-an-entry')
  assert.equal(why(`"${'x'.repeat(65_536)}"`), 'too-long')
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // A border: what fast-check makes is a JSON value.
      assert.equal(parseEntry(TYPES, canonicalBytes(JSON.parse(JSON.stringify(value)) as Json)).ok, false)
    }),
  )
})
