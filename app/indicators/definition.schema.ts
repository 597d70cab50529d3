/** What a definition of an indicator says, as a file in `definitions` or as an agency has written one. Shapes only. */
import { SMALLEST_GROUP } from '@pasokh/indicators'
import { z } from 'zod'
import { Formula } from './formula.schema.ts'

/** What a figure is of: cases, a share of cases, or days of waiting. */
export const UNITS = ['cases', 'share', 'days'] as const

const sentence = z.string().min(1).max(1000)

/** What the page of an indicator says, in one language. */
const About = z.strictObject({
  name: sentence,
  /** For the head of a column. */
  short: z.string().min(1).max(40),
  /** In plain words. */
  question: sentence,
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
  /** The day by which half are through, those who still wait counted. */
  z.strictObject({ how: z.literal('median'), of: z.enum(['replyWaits', 'solutionWaits']) }),
])
export type Compute = z.infer<typeof Compute>

/** The unit and the interval that go with each way of working out. */
const FITTING: Record<Compute['how'], { unit: (typeof UNITS)[number]; interval: string }> = {
  count: { unit: 'cases', interval: 'none' },
  share: { unit: 'share', interval: 'wilson' },
  median: { unit: 'days', interval: 'greenwood' },
}

export const Definition = z
  .strictObject({
    /** In the address of its page. */
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
    /** What is published with it never changes: other rules are another version. */
    version: z.string().regex(/^[1-9]\d{0,3}$/),
    unit: z.enum(UNITS),
    compute: Compute,
    interval: z.enum(['none', 'wilson', 'greenwood']),
    /** The form of the file it is worked out from; the SHA-256 of that file stands beside each value. */
    data: z.enum(['pasokh-release/1']),
    /** A group of fewer cases has no figure. */
    minimumGroup: z.int().min(SMALLEST_GROUP),
    breakdowns: z.array(z.enum(['agency', 'service'])).min(1),
    fa: About,
    en: About,
    /** Where the method comes from. */
    source: z.strictObject({ fa: sentence, en: sentence }),
  })
  .refine(({ unit, interval, compute: { how } }) => FITTING[how].unit === unit && FITTING[how].interval === interval, {
    message: 'unit and interval do not go with how it is computed',
  })
export type Definition = z.infer<typeof Definition>
