/** Who stands beside whom, and what the table of it says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { groupWith } from '../../../tests/group.ts'
import type { Tally } from '../schema.ts'
import { familiesOf } from './families.ts'
import { type Beside, COMPARISON_COLUMNS, comparisonRows, comparisonsCsv } from './table.ts'

const agency = (slug: string, kind: 'agency' | 'umbrella', parentId: string | null) => ({
  agency: { agencyId: `id of ${slug}`, slug, kind, parentId, name: { fa: slug, en: slug } },
})

test('familiesOf() puts agencies under their umbrella, those under none last, and an umbrella into no family', () => {
  const all = [
    agency('alone', 'agency', null),
    agency('roof', 'umbrella', null),
    agency('water', 'agency', 'id of roof'),
    agency('inner', 'umbrella', 'id of roof'),
    agency('roads', 'agency', 'id of roof'),
    agency('post', 'agency', 'id of inner'),
    agency('empty', 'umbrella', null),
  ]
  assert.deepEqual(
    familiesOf(all).map(({ umbrella, all }) => [umbrella?.slug ?? null, all.map(({ agency }) => agency.slug)]),
    [
      ['roof', ['water', 'roads']],
      ['inner', ['post']],
      [null, ['alone']],
    ],
  )
  assert.deepEqual(familiesOf([]), [])
})

const beside = (
  slug: string,
  counts: Partial<Tally['counts']>,
  solutionWaits: Tally['solutionWaits'] = [],
): Beside => ({
  slug,
  sha256: 'ab'.repeat(32),
  group: groupWith(counts, { solutionWaits }),
})
const rowsOf = (...all: Beside[]) =>
  comparisonRows([{ umbrella: 'roof', all }]).map((row) =>
    Object.fromEntries(COMPARISON_COLUMNS.map((column, at) => [column, row[at]])),
  )

test('comparisonRows() has the interval and the places that hold for all together', () => {
  const rows = rowsOf(
    beside('a', { confirmed: 190, notConfirmed: 10 }),
    beside('b', { confirmed: 50, notConfirmed: 50 }),
    beside('c', { confirmed: 55, notConfirmed: 45 }),
  )
  const confirmed = rows.filter(({ indicator }) => indicator === 'confirmed')
  assert.deepEqual(
    confirmed.map(({ agency, value, numerator, denominator, best_place, worst_place, places }) => [
      ...[agency, value, numerator, denominator],
      ...[best_place, worst_place, places],
    ]),
    [
      ['a', 0.95, 190, 200, 1, 1, 3],
      ['b', 0.5, 50, 100, 2, 3, 3],
      ['c', 0.55, 55, 100, 2, 3, 3],
    ],
  )
  for (const { confidence, umbrella, as_of } of confirmed)
    assert.deepEqual([confidence, umbrella, as_of], [0.95 ** (1 / 3), 'roof', '2026-11-20'])
})

test('comparisonRows() leaves an unknown end empty, and an indicator of which one alone has a figure out', () => {
  const rows = rowsOf(
    beside('a', { confirmed: 60, notConfirmed: 40 }, [
      [2, 60, 0],
      [3, 60, 0],
      [4, 60, 0],
    ]),
    beside('b', {}, [
      [40, 60, 0],
      [90, 0, 50],
    ]),
  )
  assert.equal(rows.filter(({ indicator }) => indicator === 'confirmed').length, 0)
  const waits = rows.filter(({ indicator }) => indicator === 'wait-to-solution')
  assert.deepEqual(
    waits.map(({ agency, value, high }) => [agency, value, high]),
    [
      ['a', 3, 3],
      ['b', 40, null],
    ],
  )
})

test('comparisonsCsv() is a table with a head, and null when nobody stands beside another', () => {
  const one = beside('a', { confirmed: 60, notConfirmed: 40 })
  assert.equal(comparisonsCsv([{ umbrella: null, all: [one] }]), null)
  assert.equal(comparisonsCsv([]), null)
  const csv = comparisonsCsv([{ umbrella: null, all: [one, beside('b', { confirmed: 1, notConfirmed: 9 })] }])!
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[]
  assert.deepEqual(Object.keys(rows[0]!), [...COMPARISON_COLUMNS])
  assert.ok(rows.every(({ umbrella }) => umbrella === ''))
})
