/** What a release file holds, and what is worked out from it. Shapes only. */
import { z } from 'zod'
import type { UNITS } from './definition.schema.ts'

/** The form of the file; another form is another format. */
export const FORMAT = 'pasokh-release/1'
/** How the figures of new releases are worked out from their file; `definitions/methods.yaml` says how those of old ones are. */
export const METHOD_VERSION = '1'
/** Cases of this many days, up to the last closed one. */
export const WINDOW_DAYS = 365

/** Stands for "no service yet" and "no area known"; no code or id looks like it. */
export const NONE = '-'

const count = z.int().min(0)
const day = z.iso.date()

/** Cases by what became of them; together they are `received`. */
export const CLASSES = ['open', 'done', 'confirmed', 'notConfirmed', 'refused', 'withdrawn'] as const

const Counts = z.strictObject({
  received: count,
  open: count,
  /** Said to be done; the person's answer is awaited. */
  done: count,
  confirmed: count,
  notConfirmed: count,
  refused: count,
  withdrawn: count,
  /** By reason. */
  hidden: z.record(z.string().max(40), count),
  /** Of all but the withdrawn and hidden: with an objection. */
  objected: count,
  /** Objected to, and now open or said to be done again. */
  objectedUnsettled: count,
  /** The promised day of the first reply has passed. */
  replyDue: count,
  repliedInTime: count,
  solutionDue: count,
  doneInTime: count,
})
export type Counts = z.infer<typeof Counts>

/** [whole days, how many ended after so many, how many still wait and have waited so long] */
const Wait = z.tuple([count, count, count])
export type Wait = z.infer<typeof Wait>

const tally = {
  counts: Counts,
  /** Days to the first reply, and to what was said to be done; shortest first, each day once. */
  replyWaits: z.array(Wait).max(20_000),
  solutionWaits: z.array(Wait).max(20_000),
}
/** What is counted about a group of cases. */
export type Tally = { counts: Counts; replyWaits: Wait[]; solutionWaits: Wait[] }

const range = {
  /** Days of opening that are counted, both included. */
  openedFrom: day,
  openedTo: day,
  /** The last closed day of the states. */
  asOf: day,
}

const Part = z.strictObject({ areas: z.array(z.string()).min(1), isOthers: z.boolean(), ...tally })
export type Part = z.infer<typeof Part>

const Split = z.strictObject({ ...range, parts: z.array(Part) })
/** A service by areas; it may be older than the line it splits, and then its sums are that day's. */
export type Split = z.infer<typeof Split>

const Line = z.strictObject({
  services: z.array(z.string()).min(1),
  isOthers: z.boolean(),
  ...range,
  ...tally,
  areas: Split.nullable(),
})
/** A service, or small ones together. What is published for the agency is the sum of its lines. */
export type Line = z.infer<typeof Line>

const name = z.strictObject({ fa: z.string(), en: z.string() })

export const ReleaseFile = z.strictObject({
  format: z.literal(FORMAT),
  method: z.string(),
  agency: z.strictObject({ slug: z.string(), name }),
  madeOn: day,
  untilDay: day,
  windowDays: count,
  /** No group of fewer is published, nor a difference between two releases made by fewer. */
  smallestGroup: z.int().min(10),
  lines: z.array(Line),
  /** Of the services and areas that stand in the lines. */
  serviceNames: z.record(z.string(), name),
  areaNames: z.record(z.string(), name),
})
export type ReleaseFile = z.infer<typeof ReleaseFile>

export type Release = { releaseId: string; untilDay: string; file: Buffer; sha256: Buffer }

export type Figure = {
  indicator: string
  /** Of its definition. */
  version: string
  unit: (typeof UNITS)[number]
  /** Null when there is nothing to compute it from, or the curve does not come so far. */
  value: number | null
  low: number | null
  high: number | null
  numerator: number | null
  denominator: number | null
}
