/**
 * Plays a reader who keeps every release and subtracts: made-up agencies live for some months, and
 * whatever can be formed from two releases must be of no case or of at least k.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exposedGroups, type Published } from '../../../tests/attacker.ts'
import { type AnswersSoFar, answersSoFar } from '../answers/rules.ts'
import { type DayCounts, shiftDay } from '../days.ts'
import type { Line, Tally } from '../schema.ts'
import { planLines } from './plan.ts'
import { type Counted, settleLine } from './settle.ts'
import { addTallies, emptyTally } from './tally.ts'

const K = 10
const FIRST = '2026-01-01'

/** A case with the days on which it was replied to, done and judged; null for never. */
type OneCase = {
  service: string
  area: string
  opened: number
  replied: number | null
  done: number | null
  judged: number | null
  confirms: boolean
  /** Passed on once, on this day, which no other count shows. */
  passed: number | null
  /** Answered how satisfied they were, on this day. */
  answered: number | null
  /** The day from which it could be counted, where it came later than it was opened. */
  seen?: number
}

type Night = { night: number; untilDay: string; lines: Line[] }

const day = (n: number) => shiftDay(FIRST, n)

function tallyOf(cases: readonly OneCase[], night: number): Tally {
  return addTallies(
    cases.map(({ opened, replied, done, judged, confirms, passed }) => {
      const { counts, work } = emptyTally()
      const isDone = done !== null && done <= night
      const isJudged = isDone && judged !== null && judged <= night
      const objected = isJudged && !confirms
      counts.received = 1
      counts[isJudged && confirms ? 'confirmed' : isDone && !objected ? 'done' : 'open'] = 1
      counts.objected = counts.objectedUnsettled = Number(objected)
      const wait = (at: number | null, holds: boolean): [number, number, number] =>
        holds ? [at! - opened, 1, 0] : [night - opened, 0, 1]
      const isOpen = counts.open === 1
      return {
        counts,
        work: {
          ...work!,
          cases: 1,
          doneObjected: Number(objected),
          doneJudged: Number(isJudged),
          passedOn: [[Number(passed !== null && passed <= night), 1]],
          openAges: isOpen ? [[night - opened, 1]] : [],
        },
        replyWaits: [wait(replied, replied !== null && replied <= night)],
        solutionWaits: [wait(done, isDone && !objected)],
      }
    }),
  )
}

const within = (cases: readonly OneCase[], night: number) => cases.filter(({ opened, seen = opened }) => seen <= night)

function dayCounts(cases: readonly OneCase[]): DayCounts {
  const counts = new Map<string, { day: string; count: number }[]>()
  for (const { service, opened } of cases)
    counts.set(service, [...(counts.get(service) ?? []), { day: day(opened), count: 1 }])
  return counts
}

const ofDays = (cases: readonly OneCase[], from: string, to: string) =>
  cases.filter(({ opened }) => day(opened) >= from && day(opened) <= to)

const dayNumber = (of: string) => Math.round((Date.parse(of) - Date.parse(FIRST)) / 86_400_000)

type Range = { openedFrom: string; openedTo: string }

/** What the database counts of answers, done slowly. */
function countAnswers(own: readonly OneCase[], night: number, plan: Range & { soFar: AnswersSoFar }) {
  const { before, from } = plan.soFar
  const openedFrom = from && from > plan.openedFrom ? from : plan.openedFrom
  const answers = own.filter(({ answered }) => answered !== null && answered <= night)
  const now = new Set(ofDays(answers, openedFrom, plan.openedTo))
  const was = before
    ? ofDays(answers, before.openedFrom, before.openedTo).filter(({ answered }) => answered! <= dayNumber(before.asOf))
    : []
  return {
    asked: ofDays(own, openedFrom, plan.openedTo).length,
    answered: now.size,
    satisfied: [...now].filter(({ confirms }) => confirms).length,
    came: [...now].filter((one) => !was.includes(one)).length,
    left: was.filter((one) => !now.has(one)).length,
    still: was.length,
  }
}

/** What the database counts for a plan, done slowly. */
function count(
  cases: readonly OneCase[],
  night: number,
  plan: ReturnType<typeof planLines>[number],
  previous: readonly Line[],
): Counted {
  const soFar = answersSoFar(plan, previous, K)
  const own = within(cases, night).filter(({ service }) => plan.services.includes(service))
  const counted = ofDays(own, plan.openedFrom, plan.openedTo)
  const areas = [...new Set(own.map(({ area }) => area))]
  const split = plan.before?.areas
  const move = (area: string) => {
    const here = own.filter((one) => one.area === area)
    if (!split) return { entered: 0, left: 0 }
    return {
      entered: ofDays(here, shiftDay(split.openedTo, 1), plan.openedTo).length,
      left: ofDays(here, split.openedFrom, shiftDay(plan.openedFrom, -1)).length,
    }
  }
  return {
    byArea: new Map(
      areas
        .map((area) => [area, counted.filter((one) => one.area === area)] as const)
        .filter(([, of]) => of.length > 0)
        .map(([area, of]) => [area, tallyOf(of, night)]),
    ),
    moves: new Map(areas.map((area) => [area, move(area)])),
    answers: countAnswers(own, night, { ...plan, soFar }),
    answersSoFar: soFar,
  }
}

function nights(cases: readonly OneCase[], services: string[], areas: string[], last: number, step = 1): Night[] {
  const all: Night[] = []
  let lines: Line[] = []
  for (let night = 20; night <= last; night += step) {
    const untilDay = day(night)
    const planning = { catalogue: services, days: dayCounts(within(cases, night)), untilDay, k: K }
    const before = lines
    lines = planLines(lines, planning).flatMap(
      (plan) => settleLine(plan, count(cases, night, plan, before), { areas, untilDay, k: K }) ?? [],
    )
    all.push({ night, untilDay, lines })
  }
  return all
}

// ---- The reader

type Ranged = { openedFrom: string; openedTo: string; asOf: string }

/** The cases behind a line and what was published of each: known to the test, not to the reader. */
const behind = (cases: readonly OneCase[], services: readonly string[], { openedFrom, openedTo, asOf }: Ranged) => {
  const night = Math.round((Date.parse(asOf) - Date.parse(FIRST)) / 86_400_000)
  const own = within(cases, night).filter(({ service }) => services.includes(service))
  return new Map(ofDays(own, openedFrom, openedTo).map((one) => [one, JSON.stringify(tallyWithoutWaiting(one, night))]))
}

const tallyWithoutWaiting = (one: OneCase, night: number) => {
  const { counts, work, replyWaits, solutionWaits } = tallyOf([one], night)
  return {
    counts,
    work: { ...work, openAges: [] },
    replied: replyWaits.map(([d, n]) => n && d),
    done: solutionWaits.map(([d, n]) => n && d),
  }
}

/** How many cases a reader learns of by subtracting the one group from the other. */
function differing(before: Map<OneCase, string>, after: Map<OneCase, string>) {
  const entered = [...after.keys()].filter((one) => !before.has(one)).length
  const left = [...before.keys()].filter((one) => !after.has(one)).length
  const changed = [...after].filter(([one, state]) => before.has(one) && before.get(one) !== state).length
  return { entered, left, changed }
}

const isSafe = ({ entered, left, changed }: ReturnType<typeof differing>) =>
  (entered === 0 || entered >= K) &&
  (left === 0 || left >= K) &&
  (entered + left + changed === 0 || entered + left + changed >= K)

const union = (maps: readonly Map<OneCase, string>[]) => new Map(maps.flatMap((map) => [...map]))

/** Blocks of lines of two releases that hold the same services: all that can be subtracted. */
function blocks(before: readonly Line[], after: readonly Line[]): { old: Line[]; now: Line[] }[] {
  const found: { old: Line[]; now: Line[] }[] = []
  const seen = new Set<Line>()
  for (const line of after) {
    if (seen.has(line)) continue
    const now = new Set([line])
    const old = new Set<Line>()
    for (let grew = true; grew; ) {
      const size = now.size + old.size
      const services = new Set([...now, ...old].flatMap((one) => one.services))
      for (const one of before) if (one.services.some((service) => services.has(service))) old.add(one)
      for (const one of after) if (one.services.some((service) => services.has(service))) now.add(one)
      grew = now.size + old.size > size
    }
    for (const one of now) seen.add(one)
    found.push({ old: [...old], now: [...now] })
  }
  return found
}

function expectNoSmallDifference(cases: readonly OneCase[], before: Night, after: Night) {
  for (const { old, now } of blocks(before.lines, after.lines)) {
    if (old.length === 0) continue
    const difference = differing(
      union(old.map((line) => behind(cases, line.services, line))),
      union(now.map((line) => behind(cases, line.services, line))),
    )
    assert.ok(
      isSafe(difference),
      `${after.untilDay} ${now.map(({ services }) => services)}: ${JSON.stringify(difference)}`,
    )
  }
  for (const line of after.lines) {
    const old = before.lines.find(({ services }) => services.join() === line.services.join())
    if (!old?.areas || !line.areas) continue
    for (const part of line.areas.parts) {
      const same = old.areas.parts.find(({ areas }) => areas.join() === part.areas.join())
      if (!same) continue
      const of = (split: Ranged) =>
        behind(
          cases.filter(({ area }) => part.areas.includes(area)),
          line.services,
          split,
        )
      assert.ok(isSafe(differing(of(old.areas), of(line.areas))), `${after.untilDay} ${line.services} ${part.areas}`)
    }
  }
}

const SERVICES = ['water', 'bread', 'fuel', 'post', 'road', '-']
const AREAS = ['north', 'south', 'east', '-']
const LAST = 80

const ofWeight = (names: readonly string[]) =>
  fc.array(fc.integer({ min: 0, max: 8 }), { minLength: names.length, maxLength: names.length }).map((weights) => {
    const bag = names.flatMap((name, at) => Array<string>(weights[at]! ** 2).fill(name))
    return bag.length > 0 ? bag : [...names]
  })

const after = (opened: number, most: number, seed: number) => (seed % 5 === 0 ? null : opened + (seed % most))

const agency = fc
  .tuple(
    ofWeight(SERVICES),
    ofWeight(AREAS),
    fc.array(fc.nat(1_000_000), { minLength: 100, maxLength: 600, size: 'max' }),
  )
  .map(([services, areas, seeds]) =>
    seeds.map((seed): OneCase => {
      const opened = seed % LAST
      const done = after(opened, 30, seed >> 3)
      return {
        service: services[(seed >> 1) % services.length]!,
        area: areas[(seed >> 2) % areas.length]!,
        opened,
        replied: after(opened, 9, seed >> 4),
        done,
        judged: done === null ? null : after(done, 14, seed >> 5),
        confirms: seed % 3 > 0,
        passed: after(opened, 20, seed >> 6),
        answered: done === null ? null : after(done, 25, seed >> 7),
      }
    }),
  )

test('no two releases that follow each other tell of fewer than k cases by subtraction', () => {
  fc.assert(
    fc.property(agency, (cases) => {
      const all = nights(cases, SERVICES, AREAS, LAST)
      for (const [at, night] of all.entries()) if (at > 0) expectNoSmallDifference(cases, all[at - 1]!, night)
    }),
    { numRuns: 12 },
  )
})

/** Every count of cases that the releases hold: of lines, and of their areas. */
function publishedIn(all: readonly Night[]): Published[] {
  const counts = all.flatMap(({ lines }) =>
    lines.flatMap((line) => [
      publishedOf(line, null, line),
      ...(line.areas?.parts ?? []).map((part) =>
        publishedOf({ ...line.areas!, ...line, ...part }, part.areas, line.areas!),
      ),
    ]),
  )
  return [...new Map(counts.map((one) => [JSON.stringify(one), one])).values()]
}

const publishedOf = (
  { services, counts }: Pick<Line, 'services' | 'counts'>,
  areas: string[] | null,
  { openedFrom, openedTo, asOf }: Ranged,
): Published => ({
  of: [{ services, openedFrom: dayNumber(openedFrom), openedTo: dayNumber(openedTo) }],
  areas,
  channels: null,
  seenTo: dayNumber(asOf),
  count: counts.received,
})

test('a reader who solves the equations of all releases together finds no group of one to k − 1, also of what came late', () => {
  fc.assert(
    fc.property(agency, fc.integer({ min: 3, max: 9 }), (some, every) => {
      const cases = some.map((one, at) => (at % 5 === 0 ? { ...one, seen: one.opened + (at % 23) } : one))
      const published = publishedIn(nights(cases, SERVICES, AREAS, LAST, every))
      const known = cases.map(({ service, area, opened, seen = opened }) => ({
        service,
        area,
        channel: '',
        opened,
        seen,
      }))
      const exposed = exposedGroups(published, known, K)
      assert.deepEqual(exposed.slice(0, 3), [], `${exposed.length} groups`)
    }),
    { numRuns: 10 },
  )
})

/** Every count of answers that the releases hold, as equations of who answered when. */
function answersIn(all: readonly Night[]): Published[] {
  const counts = all.flatMap(({ lines }) =>
    lines.flatMap(({ services, answers }) =>
      answers
        ? [{ ...publishedOf({ services, counts: emptyTally().counts }, null, answers), count: answers.answered }]
        : [],
    ),
  )
  return [...new Map(counts.map((one) => [JSON.stringify(one), one])).values()]
}

/** Who has answered, by the line that they stand in; the reader knows who was asked, and not who they are. */
const answering = (cases: readonly OneCase[], { services, answers }: Line) =>
  new Set(
    answers
      ? ofDays(cases, answers.openedFrom, answers.openedTo).filter(
          ({ service, seen, answered }) =>
            services.includes(service) && answered !== null && Math.max(answered, seen ?? 0) <= dayNumber(answers.asOf),
        )
      : [],
  )

test('answers are published of ten and more, and come and go by ten and more, also of what came late', () => {
  let shown = 0
  fc.assert(
    fc.property(agency, fc.integer({ min: 1, max: 9 }), (some, every) => {
      const cases = some.map((one, at) => (at % 5 === 0 ? { ...one, seen: one.opened + (at % 23) } : one))
      const all = nights(cases, SERVICES, AREAS, LAST, every)
      for (const [at, { lines }] of all.entries())
        for (const line of lines) {
          if (!line.answers) continue
          const now = answering(cases, line)
          assert.ok(line.answers.answered >= K)
          assert.equal(line.answers.answered, now.size)
          shown++
          // Every earlier release, also those in which its services were grouped otherwise.
          for (const old of all.slice(0, at).flatMap((night) => night.lines)) {
            const was = answering(cases, old)
            const both = [...was].filter((one) => now.has(one))
            if (both.length === 0) continue
            assert.deepEqual(old.services, line.services)
            for (const changed of [[...now].filter((one) => !was.has(one)), [...was].filter((one) => !now.has(one))])
              assert.ok(changed.length === 0 || changed.length >= K, `${line.services} ${changed.length}`)
          }
        }
      const known = cases.flatMap(({ service, area, opened, seen = opened, answered }) =>
        answered === null ? [] : [{ service, area, channel: '', opened, seen: Math.max(seen, answered) }],
      )
      const exposed = known.length > 0 ? exposedGroups(answersIn(all), known, K) : []
      assert.deepEqual(exposed.slice(0, 3), [], `${exposed.length} groups`)
    }),
    // Hundreds of cases take long to shrink, and the first failure names its seed.
    { numRuns: 10, endOnFailure: true },
  )
  assert.ok(shown > 0)
})

test('no release has a group of fewer than k cases, and the parts of a service are as many as it', () => {
  fc.assert(
    fc.property(agency, (cases) => {
      for (const { lines } of nights(cases, SERVICES, AREAS, LAST))
        for (const line of lines) {
          assert.ok(line.counts.received >= K)
          for (const part of line.areas?.parts ?? []) assert.ok(part.counts.received >= K)
          if (line.areas?.asOf === line.asOf) assert.deepEqual(addTallies(line.areas.parts).counts, line.counts)
        }
    }),
    { numRuns: 8 },
  )
})

test('a busy service is renewed every night, and a quiet one when it has changed by k', () => {
  const busy = Array.from({ length: 1200 }, (_, n) => ({ ...QUIET, service: 'water', opened: n % 60 }))
  const quiet = Array.from({ length: 40 }, (_, n) => ({ ...QUIET, service: 'bread', opened: Math.floor(n * 1.5) }))
  const all = nights([...busy, ...quiet], ['water', 'bread'], AREAS, 59)
  const asOf = (service: string) =>
    new Set(all.map(({ lines }) => lines.find((line) => line.services[0] === service)?.asOf))
  assert.equal(asOf('water').size, all.length)
  assert.ok(asOf('bread').size > 1 && asOf('bread').size < all.length / 5, `${asOf('bread').size}`)
  const [last] = all.slice(-1)
  assert.equal(
    addTallies(last!.lines).counts.received,
    last!.lines.reduce((sum, { counts }) => sum + counts.received, 0),
  )
})

const QUIET: OneCase = {
  service: '',
  area: 'north',
  opened: 0,
  replied: null,
  done: null,
  judged: null,
  confirms: true,
  passed: null,
  answered: null,
}

test('small services are merged, and one that has grown stands alone when the rest can still hide', () => {
  const of = (service: string, n: number, from: number) =>
    Array.from({ length: n }, (_, at) => ({ ...QUIET, service, opened: from + (at % 5) }))
  const shown = (cases: OneCase[]) =>
    nights(cases, ['water', 'bread', 'fuel', 'post', 'road', 'sign'], AREAS, 60)
      .at(-1)!
      .lines.map(({ services, isOthers, counts }) => [services.join(), isOthers, counts.received])
  const few = [...of('water', 60, 0), ...of('bread', 6, 0), ...of('fuel', 7, 0)]
  assert.deepEqual(shown(few), [
    ['water', false, 60],
    ['bread,fuel,post,road,sign', true, 13],
  ])
  // The seven of fuel could be had by subtraction; the last eight of bread wait for two more.
  const grown = [...few, ...of('bread', 20, 30)]
  assert.deepEqual(shown(grown), [
    ['water', false, 60],
    ['bread,fuel,post,road,sign', true, 25],
  ])
  assert.deepEqual(shown([...grown, ...of('post', 8, 35), ...of('road', 4, 45)]), [
    ['water', false, 60],
    ['bread', false, 26],
    ['fuel,post,road,sign', true, 19],
  ])
})

test('nothing is published of an agency with fewer than k cases', () => {
  const cases = Array.from({ length: 9 }, () => ({ ...QUIET, service: 'water' }))
  assert.deepEqual(nights(cases, SERVICES, AREAS, 25).at(-1)!.lines, [])
})

test('the oldest cases fall out of the window together, by k at least', () => {
  const cases = Array.from({ length: 120 }, (_, n) => ({ ...QUIET, service: 'water', opened: n * 4 }))
  const all = nights(cases, ['water'], AREAS, 470)
  const froms = [...new Set(all.map(({ lines }) => lines[0]?.openedFrom))]
  assert.ok(froms.length > 2)
  for (const [at, night] of all.entries()) if (at > 0) expectNoSmallDifference(cases, all[at - 1]!, night)
  assert.ok(all.at(-1)!.lines[0]!.counts.received < 115)
})
