/** What a definition of an indicator says, as a file in `definitions` or as an agency has written one. Shapes only. */
import { SMALLEST_GROUP } from '@pasokh/indicators'
import { z } from 'zod'
import { said } from './faults.words.ts'
import { Formula, isOfWork } from './formula.schema.ts'
import { DIMENSIONS, UNITS } from './schema.ts'

/** Where an indicator stands on a page. */
export const TOPICS = ['load', 'answering', 'verdict', 'heard', 'areas', 'quality', 'system'] as const
export type Topic = (typeof TOPICS)[number]

const sentence = z.string().min(1).max(1000)

/** What the page of an indicator says, in one language. */
const About = z.strictObject({
  name: sentence,
  /** For the head of a column. */
  short: z.string().min(1).max(40),
  /** In plain words. */
  question: sentence,
  /** The figure in a sentence: {n} is how many of ten, {value} the figure as it is written, {part} its part: the largest of a breakdown. */
  said: sentence.optional(),
  /** What is said while the value is not reached. */
  unreached: sentence.optional(),
  formula: sentence,
  numerator: sentence,
  denominator: sentence,
  /** Which cases it is about. */
  population: sentence,
  exclusions: sentence,
  /** Of which days. */
  period: sentence,
})
export type About = z.infer<typeof About>

/** How it is worked out from the counts of a group of cases. */
const Compute = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('count'), numerator: Formula }),
  z.strictObject({ how: z.literal('share'), numerator: Formula, denominator: Formula }),
  /** The day by which half are through, those who still wait counted; or the middle of ages, which all are known. */
  z.strictObject({ how: z.literal('median'), of: z.enum(['replyWaits', 'solutionWaits', 'openAges']) }),
  /** The share of those who are older than so many days. */
  z.strictObject({ how: z.literal('older'), of: z.literal('openAges'), days: z.int().min(1) }),
  z.strictObject({ how: z.literal('mean'), of: z.literal('passedOn') }),
  /** A share for each part; small ones together. */
  z.strictObject({ how: z.literal('parts'), of: z.enum(DIMENSIONS) }),
  /** The share of the satisfied among those who answered, or of these among those who were asked. */
  z.strictObject({ how: z.literal('answers'), of: z.enum(['satisfied', 'response']) }),
  /** The share of what says the same as something else. */
  z.strictObject({ how: z.literal('copies') }),
  /** How evenly cases come from areas, for each person who lives there, and how evenly those of areas wait. */
  z.strictObject({
    how: z.literal('spread'),
    of: z.enum(['coverage', 'waiting']),
    by: z.enum(['gini', 'theil', 'worst-tenth', 'silent']),
  }),
  /** How the system itself did. */
  z.strictObject({ how: z.literal('system'), of: z.enum(['uptime', 'lost']) }),
])
export type Compute = z.infer<typeof Compute>

type Fitting = { unit: (typeof UNITS)[number]; interval: (typeof INTERVALS)[number] }
const INTERVALS = ['none', 'wilson', 'greenwood', 'normal', 'quasi-poisson', 'bootstrap'] as const

const FITTING: Record<Exclude<Compute['how'], 'spread' | 'system'>, Fitting> = {
  count: { unit: 'cases', interval: 'none' },
  share: { unit: 'share', interval: 'wilson' },
  median: { unit: 'days', interval: 'greenwood' },
  older: { unit: 'share', interval: 'wilson' },
  mean: { unit: 'times', interval: 'quasi-poisson' },
  parts: { unit: 'share', interval: 'wilson' },
  answers: { unit: 'share', interval: 'wilson' },
  copies: { unit: 'share', interval: 'wilson' },
}

/** The unit and the interval that go with each way of working out. */
function fittingOf(compute: Compute): Fitting {
  if (compute.how === 'system') return { unit: compute.of === 'uptime' ? 'share' : 'cases', interval: 'none' }
  if (compute.how !== 'spread') return FITTING[compute.how]
  if (compute.by === 'silent') return { unit: 'areas', interval: 'none' }
  if (compute.by !== 'worst-tenth') return { unit: 'index', interval: 'bootstrap' }
  return { unit: compute.of === 'coverage' ? 'share' : 'days', interval: 'bootstrap' }
}

// The first version of a mean took it as normal; it is computed as it was.
const isFormer = (wanted: Fitting, given: Fitting) => wanted.interval === 'quasi-poisson' && given.interval === 'normal'
const fits = (wanted: Fitting, given: Fitting) =>
  wanted.unit === given.unit && (wanted.interval === given.interval || isFormer(wanted, given))

/** The release forms that hold what a definition needs. */
const FORMS = ['pasokh-release/1', 'pasokh-release/2'] as const

function needsWork(compute: Compute): boolean {
  if (compute.how === 'count') return isOfWork(compute.numerator)
  if (compute.how === 'share') return isOfWork(compute.numerator) || isOfWork(compute.denominator)
  return compute.how !== 'median' || compute.of === 'openAges'
}

/** Who is heard, and where, is not counted for each service: those would be small groups. */
const isOfAgency = (compute: Compute) =>
  ['copies', 'spread', 'system'].includes(compute.how) || (compute.how === 'parts' && compute.of !== 'refusedFor')

/** A share of cases by another number of cases: both must be counted of the same ones. */
const isMixed = (compute: Compute) =>
  compute.how === 'share' && isOfWork(compute.numerator) !== isOfWork(compute.denominator)

export const Definition = z
  .strictObject({
    /** In the address of its page. */
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
    /** What is published with it never changes: other rules are another version. */
    version: z.string().regex(/^[1-9]\d{0,3}$/),
    topic: z.enum(TOPICS),
    unit: z.enum(UNITS),
    compute: Compute,
    interval: z.enum(INTERVALS),
    /** The form of the file it is worked out from; the SHA-256 of that file stands beside each value. */
    data: z.enum(FORMS),
    /** A group of fewer cases has no figure. */
    minimumGroup: z.int().min(SMALLEST_GROUP),
    /** With fewer below the line there is no figure: that would be of single persons. */
    minimumDenominator: z.int().min(1).default(1),
    breakdowns: z.array(z.enum(['agency', 'service'])).min(1),
    /** The indicator without which it is never shown. */
    beside: z.string().max(42).optional(),
    fa: About,
    en: About,
    /** Where the method comes from. */
    source: z.strictObject({ fa: sentence, en: sentence }),
  })
  .refine(
    ({ unit, interval, compute }) => fits(fittingOf(compute), { unit, interval }),
    said((words) => words.fitting),
  )
  .refine(
    ({ compute, data }) => data !== FORMS[0] || !needsWork(compute),
    said((words) => words.form(FORMS[0])),
  )
  .refine(
    ({ compute, breakdowns }) => !isOfAgency(compute) || breakdowns.join() === 'agency',
    said((words) => words.ofAgency),
  )
  .refine(
    ({ compute }) => !(compute.how === 'spread' && compute.of === 'waiting' && compute.by === 'silent'),
    said((words) => words.noSilence),
  )
  .refine(
    ({ compute, beside }) => compute.how !== 'answers' || compute.of !== 'satisfied' || beside !== undefined,
    said((words) => words.besideAnswers),
  )
  .refine(
    ({ compute }) => !isMixed(compute),
    said((words) => words.mixed),
  )
export type Definition = z.infer<typeof Definition>
