/** The check is held against made-up cases, each with what holds of it: what it says lies within something does so, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { computeFigures } from '../compute.ts'
import type { Definition } from '../definition.schema.ts'
import { DEFINITIONS, readDefinition } from '../definitions.ts'
import { COUNT_NAMES, readFormula, WORK_NAMES } from '../formula.schema.ts'
import type { Tally } from '../schema.ts'
import { exposuresOf, isWithin } from './differencing.ts'
import { addTallies, emptyTally } from './tally.ts'

const CLASSES = ['open', 'done', 'confirmed', 'notConfirmed', 'refused', 'withdrawn', 'hidden'] as const
const flag = fc.boolean()
const one = fc.record({
  class: fc.constantFrom(...CLASSES),
  ...{ objected: flag, due: flag, inTime: flag, solved: flag, kept: flag, planned: flag, plan: flag, judged: flag },
  ...{ doneObjected: flag, placed: flag, proposable: flag, unsure: flag, right: flag },
})
type One = Parameters<Parameters<typeof one.map>[0]>[0]

/** Whether a case is counted in each of the counts, by their meaning. */
function countedIn(of: One): Record<string, boolean> {
  const cases = of.class !== 'withdrawn' && of.class !== 'hidden'
  const only = (holds: boolean) => cases && holds
  const judged = ['confirmed', 'notConfirmed'].includes(of.class) || of.doneObjected
  return {
    ...Object.fromEntries(CLASSES.map((name) => [name, of.class === name])),
    ...{ received: true, cases, objected: only(of.objected) },
    objectedUnsettled: only(of.objected && ['open', 'done'].includes(of.class)),
    ...{ replyDue: only(of.due), repliedInTime: only(of.due && of.inTime) },
    ...{ solutionDue: only(of.solved), doneInTime: only(of.solved && of.kept) },
    ...{ planDue: only(of.planned), planKept: only(of.planned && of.plan) },
    promised: only(of.due || of.solved || of.planned),
    promisesKept: only(
      (of.due || of.solved || of.planned) &&
        (of.inTime || !of.due) &&
        (of.kept || !of.solved) &&
        (of.plan || !of.planned),
    ),
    ...{ doneJudged: only(judged), doneObjected: only(of.doneObjected), placed: only(of.placed) },
    ...{ proposable: only(of.proposable), unsure: only(of.proposable && of.unsure) },
    proposalJudged: only(of.proposable && !of.unsure && of.judged),
    proposalRight: only(of.proposable && !of.unsure && of.judged && of.right),
  }
}

const NAMES = Object.keys(countedIn({ class: 'open' } as One))
const sum = fc
  .array(fc.tuple(fc.constantFrom('+', '-'), fc.constantFrom(...NAMES)), { minLength: 1, maxLength: 3 })
  .map((terms) => terms.map(([sign, name], at) => (at === 0 ? name : `${sign} ${name}`)).join(' '))

test('isWithin() says so only of what is so for each case, whatever the cases are', () => {
  let nested = 0
  fc.assert(
    fc.property(sum, sum, fc.array(one, { minLength: 40, maxLength: 40 }), (a, b, all) => {
      const [inner, outer] = [readFormula(a)!, readFormula(b)!]
      if (!isWithin(inner, outer)) return
      nested++
      for (const of of all) {
        const counted = countedIn(of)
        const times = (terms: typeof inner) => terms.reduce((n, { sign, count }) => n + (counted[count] ? sign : 0), 0)
        assert.ok(times(inner) <= times(outer), `${a} in ${b}: ${JSON.stringify(of)}`)
      }
    }),
    { numRuns: 3000 },
  )
  assert.ok(nested > 50, `${nested}`)
})

test('every count is known to the check or is a number of replies', () => {
  const rest = [...COUNT_NAMES, ...WORK_NAMES].filter((name) => !NAMES.includes(name))
  assert.deepEqual(rest.sort(), ['finalReplies', 'objections'])
})

const about = {
  ...{ name: 'n', short: 'n', question: 'q', formula: 'f', numerator: 'n', denominator: 'd', population: 'p' },
  ...{ exclusions: 'e', period: 'p' },
}
const draft = (more: object): Definition =>
  readDefinition(
    JSON.stringify({
      ...{ id: 'draft', version: '1', topic: 'verdict', unit: 'share', interval: 'wilson', data: 'pasokh-release/2' },
      ...{ minimumGroup: 10, minimumDenominator: 10, breakdowns: ['agency', 'service'] },
      ...{ fa: about, en: about, source: { fa: 's', en: 's' } },
      ...more,
    }),
  )
const share = (numerator: string, denominator: string, more = {}) =>
  draft({ compute: { how: 'share', numerator, denominator }, ...more })

function tallyOf(counts: Partial<Tally['counts']>, work: Partial<NonNullable<Tally['work']>> = {}): Tally {
  const empty = emptyTally()
  const all = { ...empty.counts, ...counts }
  const received = CLASSES.reduce((n, name) => n + (name === 'hidden' ? 0 : all[name]), 0)
  const cases = received - all.withdrawn
  return { ...empty, counts: { ...all, received }, work: { ...empty.work!, cases, ...work } }
}
const agency = (...services: Tally[]) => [
  { name: 'agency', tally: addTallies(services) },
  ...services.map((tally, at) => ({ name: `service ${at}`, tally })),
]
const STANDING = { standing: DEFINITIONS, k: 10 }
const big = tallyOf({ open: 40, done: 30, confirmed: 60, notConfirmed: 25, refused: 20, withdrawn: 15 })

test('a draft of what is published already exposes nothing, however small the parts are', () => {
  const small = tallyOf({ open: 40, done: 3, confirmed: 60, withdrawn: 2 })
  const confirmed = DEFINITIONS.find(({ id }) => id === 'confirmed')!
  assert.ok(confirmed.compute.how === 'share')
  assert.deepEqual(
    exposuresOf(share(confirmed.compute.numerator.text, confirmed.compute.denominator.text), agency(small), STANDING),
    [],
  )
})

test('a draft that leaves out a few of what another counts is refused, with that other', () => {
  // 3 refused: with them and without them differ by three people.
  const few = tallyOf({ open: 40, done: 30, confirmed: 60, notConfirmed: 25, refused: 3, withdrawn: 15 })
  const found = exposuresOf(
    share('confirmed', 'open + done + confirmed + notConfirmed', { breakdowns: ['agency'] }),
    agency(few),
    STANDING,
  )
  assert.ok(found.length > 0)
  assert.ok(found.every(({ how }) => how === 'between'))
  const pairs = found.map((exposure) => (exposure.how === 'between' ? [exposure.role, exposure.other] : []))
  assert.ok(
    pairs.some(([role, other]) => role === 'below' && other === 'wait-to-solution'),
    JSON.stringify(pairs),
  )
  assert.deepEqual(
    exposuresOf(
      share('confirmed', 'open + done + confirmed + notConfirmed', { breakdowns: ['agency'] }),
      agency(big),
      STANDING,
    ),
    [],
  )
})

test('a draft that counts a few people is refused, and one that has words for them is not', () => {
  const few = tallyOf({ open: 60, done: 4, confirmed: 60, withdrawn: 20 })
  const count = draft({
    compute: { how: 'count', numerator: 'done' },
    unit: 'cases',
    interval: 'none',
    breakdowns: ['agency'],
  })
  assert.deepEqual(exposuresOf(count, agency(few), STANDING), [{ how: 'alone', role: 'below', group: 'agency' }])
  const of = share('done', 'done', { breakdowns: ['agency'] })
  assert.deepEqual(exposuresOf(of, agency(few), STANDING), [])
  assert.equal(computeFigures(of, few)[0]!.value, null)
  // With a smaller smallest number it would be said.
  const said = share('done', 'done', { breakdowns: ['agency'], minimumDenominator: 1 })
  assert.deepEqual(
    exposuresOf(said, agency(few), STANDING).map(({ how }) => how),
    ['alone'],
  )
})

test('a draft whose services leave a few people over is refused, with the services that are hidden', () => {
  const small = tallyOf({ open: 30, done: 6, confirmed: 12, withdrawn: 12 })
  const of = share('done', 'done + hidden', {})
  const found = exposuresOf(of, agency(big, small), STANDING)
  assert.deepEqual(
    found.filter(({ how }) => how === 'parts'),
    [{ how: 'parts', role: 'below', group: 'agency', hidden: ['service 1'] }],
  )
  // Where nothing but the agency is shown there is nothing to take it from.
  assert.deepEqual(
    exposuresOf(share('done', 'done + hidden', { breakdowns: ['agency'] }), agency(big, small), STANDING),
    [],
  )
  // Two that are hidden together are enough to hide in.
  assert.deepEqual(
    exposuresOf(of, agency(big, small, small), STANDING).filter(({ how }) => how === 'parts'),
    [],
  )
})
