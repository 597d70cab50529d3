/** The reader who works out counts from counts: finds what can be found, and nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exposedGroups, type KnownCase, type Published } from './attacker.ts'

const some = (n: number, of: Partial<KnownCase>): KnownCase[] =>
  Array.from({ length: n }, () => ({ service: 'water', area: 'north', channel: 'web', opened: 1, seen: 1, ...of }))

type Told = Partial<Pick<Published, 'areas' | 'seenTo'>> & { services?: string[]; openedTo?: number }
const published = (
  count: number,
  { services = ['water', 'bread'], openedTo = 9, areas = null, seenTo = 9 }: Told = {},
): Published => ({
  of: [{ services, openedFrom: 0, openedTo }],
  areas,
  channels: null,
  seenTo,
  count,
})

/** By service and area; there is one channel. */
const named = (found: ReturnType<typeof exposedGroups>) => [
  ...new Set(
    found
      .filter(({ channels }) => channels === null)
      .map(({ services, areas, count }) => [services.join('+'), ...(areas ?? []), count].join(' ')),
  ),
]

test('exposedGroups() subtracts a part from a whole', () => {
  const cases = [...some(30, {}), ...some(2, { service: 'bread' }), ...some(2, { service: 'bread', area: 'south' })]
  assert.deepEqual(exposedGroups([published(34)], cases, 10), [])
  assert.deepEqual(named(exposedGroups([published(34), published(30, { services: ['water'] })], cases, 10)), [
    'bread 4',
  ])
})

test('exposedGroups() subtracts releases from each other, and finds who came and who came late', () => {
  const cases = [
    ...some(30, {}),
    ...some(5, { opened: 12, seen: 12, area: 'south' }),
    ...some(3, { opened: 2, seen: 11 }),
    ...some(20, { service: 'bread', seen: 99 }),
  ]
  const first = published(30)
  const more = named(exposedGroups([first, published(38, { openedTo: 15, seenTo: 15 })], cases, 10))
  assert.ok(more.includes('bread+water 8'), `${more}`)
  const same = named(exposedGroups([first, published(33, { seenTo: 15 })], cases, 10))
  assert.deepEqual(same, ['bread+water 3'])
})

test('exposedGroups() puts overlapping divisions together: rows and columns of a table give a corner away', () => {
  const cases = [
    ...some(20, {}),
    ...some(3, { area: 'south' }),
    ...some(15, { service: 'bread' }),
    ...some(12, { service: 'bread', area: 'south' }),
  ]
  const margins = [
    published(23, { services: ['water'] }),
    published(27, { services: ['bread'] }),
    published(35, { areas: ['north'] }),
    published(15, { areas: ['south'] }),
  ]
  assert.deepEqual(exposedGroups(margins, cases, 10), [])
  const corner = published(12, { services: ['bread'], areas: ['south'] })
  assert.deepEqual(named(exposedGroups([...margins, corner], cases, 10)), ['water south 3'])
})

test('exposedGroups() needs many equations where many are needed', () => {
  const services = ['a', 'b', 'c', 'd']
  const cases = services.flatMap((service, at) => some(at === 0 ? 5 : 20, { service }))
  // Each three of the four: their sum less three times any tells each of them.
  const threes = services.map((without) => {
    const of = services.filter((one) => one !== without)
    return published(cases.filter(({ service }) => of.includes(service)).length, { services: of })
  })
  assert.deepEqual(named(exposedGroups(threes.slice(1), cases, 10)), [])
  assert.ok(named(exposedGroups(threes, cases, 10)).includes('a 5'))
})

test('exposedGroups() takes a count of several spans for what it is', () => {
  const cases = [
    ...some(20, {}),
    ...some(6, { opened: 5, seen: 5 }),
    ...some(14, { service: 'bread', opened: 7, seen: 7 }),
  ]
  const span = (services: string[], openedFrom: number, openedTo: number) => ({ services, openedFrom, openedTo })
  const both = { of: [span(['water'], 0, 4), span(['bread'], 0, 9)], areas: null, channels: null, seenTo: 9, count: 34 }
  assert.deepEqual(exposedGroups([both], cases, 10), [])
  const bread = { ...both, of: [span(['bread'], 0, 9)], count: 14 }
  const water = { ...both, of: [span(['water'], 0, 9)], count: 26 }
  assert.ok(named(exposedGroups([both, bread, water], cases, 10)).includes('water 6'))
})
