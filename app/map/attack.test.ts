/**
 * Plays a reader who has every sheet in every form, knows this code, and lists every world that would have been published
 * in the same way: no set of cases, however it is put together, may be known to be of some and of fewer than k.
 * The worlds are small, and all of them are tried.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellToParent, gridDisk, latLngToCell } from 'h3-js'
import { groupsOf } from './groups.ts'
import { namedIn, type Share } from './named.ts'
import { type Count, NO_SERVICE, WHOLE } from './schema.ts'
import { told } from './sheet.ts'
import { areaTree, cellTree, type Tree } from './tree.ts'

const K = 3

/** The whole has A and B, and A has a and b. */
const nested = (mayBeVague: boolean): Tree => ({
  parts: (id) => (id === WHOLE ? ['A', 'B'] : id === 'A' ? ['a', 'b'] : []),
  above: (id) => (id === 'a' || id === 'b' ? 'A' : WHOLE),
  mayBeVague: (id) => id === WHOLE || mayBeVague,
  addresses: () => null,
  tiers: 3,
  block: (id, tier) => (tier === 2 ? WHOLE : tier === 1 && (id === 'a' || id === 'b') ? 'A' : id),
})
/** The same with a third part of A. */
const threefold: Tree = {
  ...nested(false),
  parts: (id) => (id === WHOLE ? ['A', 'B'] : id === 'A' ? ['a', 'b', 'c'] : []),
  above: (id) => (['a', 'b', 'c'].includes(id) ? 'A' : WHOLE),
}
const flat = areaTree(['a', 'b'])

/** A place and a service, and whether of a month before: cases of one are not told apart. */
type Atom = readonly [at: string, service: string, when?: 'late']
type World = readonly number[]
type Publish = (tree: Tree, counts: readonly Count[], services: readonly Share[], k: number) => unknown

/** Every world of at most `most` cases. */
function* worlds(atoms: number, most: number): Generator<number[]> {
  if (atoms === 0) return yield []
  for (let first = 0; first <= most; first++) for (const rest of worlds(atoms - 1, most - first)) yield [first, ...rest]
}

type Town = {
  tree: Tree
  atoms: readonly Atom[]
  services?: readonly Share[]
  most: number
  known?: (world: World) => unknown
}

/** What a reader finds out: sets of atoms that are known to hold some cases and fewer than k. */
function findings(publish: Publish, { tree, atoms, services = [], most, known = () => null }: Town): string[] {
  const alike = new Map<string, World[]>()
  for (const world of worlds(atoms.length, most)) {
    const counts = world.flatMap((cases, at) =>
      cases > 0 ? [{ at: atoms[at]![0], service: atoms[at]![1], cases }] : [],
    )
    const said = JSON.stringify([publish(tree, counts, services, K), known(world)])
    const same = alike.get(said)
    if (same) same.push(world)
    else alike.set(said, [world])
  }
  const found: string[] = []
  for (const [said, same] of alike) {
    // Of larger worlds some would be published like this and are not listed: nothing may be concluded.
    if (same.some((world) => total(world) > most - K)) continue
    for (let set = 1; set < 1 << atoms.length; set++) {
      const sums = same.map((world) => total(world.filter((_, at) => (set >> at) & 1)))
      const [low, high] = [Math.min(...sums), Math.max(...sums)]
      if (low >= 1 && high < K)
        found.push(`${low} to ${high} of ${atoms.filter((_, at) => (set >> at) & 1).join(' ')}: ${said}`)
    }
  }
  return found
}

const total = (world: World) => world.reduce((sum, cases) => sum + cases, 0)

const PLACES: Atom[] = ['a', 'b', 'B', WHOLE].map((at) => [at, NO_SERVICE])
const WIDE: Share = { service: 'wide', share: 1 }
const NARROW: Share = { service: 'narrow', share: 0 }
const across = (ats: readonly string[], names: readonly string[]): Atom[] =>
  ats.flatMap((at) => names.map((service): Atom => [at, service]))

/** In each of them a case may lie where no place is known, and be of no service yet. */
const TOWNS: Record<string, Town> = {
  'places within places': { tree: nested(true), atoms: [...PLACES, ['A', NO_SERVICE]], most: 15 },
  'places that have no rest of their own': { tree: nested(false), atoms: PLACES, most: 17 },
  'three places that have no rest of their own': {
    tree: threefold,
    atoms: [...PLACES, ['c', NO_SERVICE]],
    most: 16,
  },
  'many cases in three places': {
    tree: threefold,
    atoms: ['a', 'b', 'c', WHOLE].map((at) => [at, NO_SERVICE]),
    most: 24,
  },
  'two services in one area': {
    tree: flat,
    atoms: across(['a', WHOLE], ['wide', 'narrow', NO_SERVICE]),
    services: [WIDE, NARROW],
    most: 13,
  },
  'two services in two areas': {
    tree: flat,
    atoms: across(['a', 'b', WHOLE], ['wide', 'narrow', NO_SERVICE]),
    services: [WIDE, NARROW],
    most: 10,
  },
  'a service of small blocks': {
    tree: flat,
    atoms: across(['a', 'b', WHOLE], ['wide', NO_SERVICE]),
    services: [WIDE],
    most: 13,
  },
  'a service of the whole': {
    tree: flat,
    atoms: across(['a', 'b', WHOLE], ['narrow', NO_SERVICE]),
    services: [NARROW],
    most: 13,
  },
  'services within places': {
    tree: nested(true),
    atoms: across(['a', 'b', 'A', 'B', WHOLE], ['wide', NO_SERVICE]),
    services: [WIDE],
    most: 9,
  },
  'services within places that have no rest of their own': {
    tree: nested(false),
    atoms: across(['a', 'b', 'B', WHOLE], ['wide', NO_SERVICE]),
    services: [WIDE],
    most: 11,
  },
}

/** Releases tell how many cases an agency had, to the last one. */
const knowsTheTotal = (world: World) => (total(world) >= K ? total(world) : null)

for (const [name, town] of Object.entries(TOWNS)) {
  test(`told() gives nobody away to a reader who knows the rule: ${name}`, () => {
    assert.deepEqual(findings(told, town), [])
  })
  test(`told() gives nobody away to who also knows the exact number of all cases: ${name}`, () => {
    assert.deepEqual(findings(told, { ...town, known: knowsTheTotal }), [])
  })
}

/** Those that came late lie on the sheet beside those of the month. */
const withLate = (tree: Tree, ats: readonly string[], most: number): Town => ({
  tree,
  atoms: ats.flatMap((at): Atom[] => [
    [at, NO_SERVICE],
    [at, NO_SERVICE, 'late'],
  ]),
  most,
})
const LATE: Record<string, Town> = {
  'in areas': withLate(flat, ['a', 'b', WHOLE], 15),
  'in places within places': withLate(nested(true), ['a', 'b', 'A', WHOLE], 12),
  'in places that have no rest of their own': withLate(nested(false), ['a', 'b', WHOLE], 15),
}
for (const [where, town] of Object.entries(LATE)) {
  const ofTheMonth = (world: World) => knowsTheTotal(world.filter((_, at) => town.atoms[at]![2] !== 'late'))
  for (const [what, known] of [
    ['the rule', () => null],
    ['the exact number of all cases', knowsTheTotal],
    ['the exact number of those of the month', ofTheMonth],
  ] as const)
    test(`told() gives nobody away among those that came late ${where}, to who knows ${what}`, () => {
      assert.deepEqual(findings(told, { ...town, known }), [])
    })
}

// ---- What the reader would find, were it done otherwise

const exactly: Publish = (tree, counts, services, k) => {
  const groups = groupsOf(tree, counts, k)
  return [groups.map(({ id, cases }) => [id, cases]), namedIn(tree, groups, services, k)]
}

/** Whatever has k cases is told, and all of them together. */
const withoutLookingAtTheRest: Publish = (_, counts, __, k) => {
  const sums = new Map<string, number>([[WHOLE, counts.reduce((sum, { cases }) => sum + cases, 0)]])
  for (const { at, cases } of counts) if (at !== WHOLE) sums.set(at, (sums.get(at) ?? 0) + cases)
  return [...sums].filter(([, cases]) => cases >= k)
}

/** Each service has its own map, beside that of all. */
const eachServiceByItself: Publish = (tree, counts, services, k) => [
  exactly(tree, counts, [], k),
  services.map(({ service }) =>
    exactly(
      tree,
      counts.filter((one) => one.service === service),
      [],
      k,
    ),
  ),
]

/** Of a place that has no rest, all parts with k cases are told, whatever the others have. */
const asIfThereWereARest: Publish = (tree, ...of) => told({ ...tree, mayBeVague: () => true }, ...of)

const OTHERWISE: [string, Publish, Town][] = [
  ['a rest of few', withoutLookingAtTheRest, TOWNS['places within places']!],
  ['no rest, and all large parts told', asIfThereWereARest, TOWNS['three places that have no rest of their own']!],
  ['a map of its own for each service', eachServiceByItself, TOWNS['a service of small blocks']!],
]
for (const [what, publish, town] of OTHERWISE)
  test(`the attack finds people where there is ${what}`, () => assert.ok(findings(publish, town).length > 0))

// ---- Real cells

const K10 = 10
const TOWN_CELLS = gridDisk(latLngToCell(32.6539, 51.666, 8), 6)

const month = fc.record({
  cases: fc.array(
    fc.record({
      // Some cells have many.
      at: fc.nat(TOWN_CELLS.length * 2).map((n) => TOWN_CELLS[n] ?? TOWN_CELLS[n % 5]!),
      service: fc.constantFrom('lamp', 'lamp', 'lamp', 'road', 'water', NO_SERVICE),
      how: fc.nat(9),
    }),
    { maxLength: 900, size: 'max' },
  ),
  houses: fc.array(fc.nat(40), { minLength: TOWN_CELLS.length, maxLength: TOWN_CELLS.length }),
})
const SHARES = [
  { service: 'lamp', share: 0.5 },
  { service: 'road', share: 0.17 },
  { service: 'water', share: 0.17 },
]

const parents = (cell: string) =>
  [8, 7, 6, 5, 4].map((resolution) => (resolution === 8 ? cell : cellToParent(cell, resolution)))

function townOf({ cases, houses }: typeof month extends fc.Arbitrary<infer M> ? M : never) {
  const addresses = new Map<string, number>()
  for (const [at, cell] of TOWN_CELLS.entries())
    for (const one of parents(cell)) addresses.set(one, (addresses.get(one) ?? 0) + houses[at]!)
  const counts = cases.map(({ at, service, how }): Count => {
    const lived = parents(at).find((cell) => addresses.get(cell)! >= 8)
    return { at: how === 0 || !lived ? WHOLE : lived, service, cases: 1 }
  })
  const used = counts.flatMap(({ at }) => (at === WHOLE ? [] : at))
  return { tree: cellTree(addresses, used), counts, addresses }
}

test('groupsOf() puts every case into one group, each of k cases and behind it eight addresses', () => {
  fc.assert(
    fc.property(month, (of) => {
      const { tree, counts, addresses } = townOf(of)
      const groups = groupsOf(tree, counts, K10)
      const cases = groups.reduce((sum, group) => sum + group.cases, 0)
      assert.equal(cases, counts.length < K10 ? 0 : counts.length)
      const told = new Set(groups.map(({ id }) => id))
      for (const { id, cases } of groups) {
        assert.ok(cases >= K10)
        if (id === WHOLE) continue
        const inside = [...told].filter((other) => other !== id && above(tree, other).includes(id))
        const apart = inside.filter((one) => !inside.some((other) => other !== one && above(tree, one).includes(other)))
        assert.ok(addresses.get(id)! - apart.reduce((sum, one) => sum + addresses.get(one)!, 0) >= 8)
      }
    }),
    { numRuns: 40 },
  )
})

function above(tree: Tree, id: string): string[] {
  const found: string[] = []
  for (let at = id; at !== WHOLE; at = tree.above(at)) if (at !== id) found.push(at)
  return found
}

test('namedIn() tells each service in blocks of one size, with k cases in each, and leaves nothing or k over', () => {
  fc.assert(
    fc.property(month, (of) => {
      const { tree, counts } = townOf(of)
      const groups = groupsOf(tree, counts, K10)
      const named = namedIn(tree, groups, SHARES, K10)
      for (const { service } of SHARES) {
        const blocks = named.filter((one) => one.service === service)
        const ids = new Set(blocks.map(({ id }) => id))
        assert.equal(ids.size, blocks.length)
        for (const { id, isRest, cases } of blocks) {
          assert.ok(cases >= K10)
          if (!isRest)
            assert.ok(above(tree, id).every((one) => !ids.has(one) || blocks.find((b) => b.id === one)!.isRest))
        }
      }
      const left = sumOf(counts) - named.reduce((sum, { cases }) => sum + cases, 0)
      assert.ok(groups.length === 0 || left === 0 || left >= K10)
    }),
    { numRuns: 40 },
  )
})

const sumOf = (counts: readonly Count[]) => counts.reduce((sum, { cases }) => sum + cases, 0)
