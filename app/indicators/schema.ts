/** What a release file holds, and what is worked out from it. Shapes only. */
import { z } from 'zod'
import { text } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

/** The form of new files, and that of files made before cases' work was counted. */
export const FORMAT = 'pasokh-release/2'
export const FORMER_FORMAT = 'pasokh-release/1'
/** How the figures of new releases are worked out from their file; `definitions/methods.yaml` says how those of old ones are. */
export const METHOD_VERSION = '4'
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

/** [how much, how many cases have so much]; the least first, each once. */
const Step = z.tuple([count, count])
export type Step = z.infer<typeof Step>

/** How cases were worked on: all but the withdrawn and hidden ones. */
const Work = z.strictObject({
  cases: count,
  /** A promise has fallen due: a reply, a solution, or a day that the office named. */
  promised: count,
  promisesKept: count,
  /** The first day that the office named has passed. */
  planDue: count,
  planKept: count,
  /** Said to be done at least once, and the person has spoken or the time to speak is over. */
  doneJudged: count,
  /** Of these: the person objected to a "done". */
  doneObjected: count,
  /** How often the office said "done" or "no", and how often a person objected to it. */
  finalReplies: count,
  objections: count,
  /** The refused cases by the reason given last. */
  refusedFor: z.record(z.string().max(40), count),
  /** [times passed on, cases] */
  passedOn: z.array(Step).max(100),
  /** [days since opening, cases still open] */
  openAges: z.array(Step).max(20_000),
  /** The area is known. */
  placed: count,
  /** No service was chosen, so that one was proposed or not. */
  proposable: count,
  unsure: count,
  /** A service was proposed with enough certainty and the office has replied since. */
  proposalJudged: count,
  proposalRight: count,
})
export type Work = z.infer<typeof Work>

const former = {
  counts: Counts,
  /** Days to the first reply, and to what was said to be done; shortest first, each day once. */
  replyWaits: z.array(Wait).max(20_000),
  solutionWaits: z.array(Wait).max(20_000),
}
/** Null where it was not counted yet when the line was published. */
const tally = { ...former, work: Work.nullable() }
/** What is counted about a group of cases. */
export type Tally = {
  counts: Counts
  replyWaits: Wait[]
  solutionWaits: Wait[]
  work: Work | null
  /** Only of a whole service, or of several. */
  answers?: Answers | null
}

const range = {
  /** Days of opening that are counted, both included. */
  openedFrom: day,
  openedTo: day,
  /** The last closed day of the states. */
  asOf: day,
}

const part = { areas: z.array(z.string()).min(1), isOthers: z.boolean() }
const Part = z.strictObject({ ...part, ...tally })
export type Part = z.infer<typeof Part>

const Split = z.strictObject({ ...range, parts: z.array(Part) })
/** A service by areas; it may be older than the line it splits, and then its sums are that day's. */
export type Split = z.infer<typeof Split>

/** Of those who were asked how satisfied they were once they had given their verdict; it may be older than the line. */
const Answers = z.strictObject({
  ...range,
  asked: count,
  answered: count,
  /** Of these: 4 or 5 of 5. */
  satisfied: count,
})
export type Answers = z.infer<typeof Answers>

const line = { services: z.array(z.string()).min(1), isOthers: z.boolean(), ...range }
const Line = z.strictObject({
  ...line,
  ...tally,
  areas: Split.nullable(),
  /** Null where fewer than the smallest group have answered, and before it was counted. */
  answers: Answers.nullable().default(null),
  /** Of cases that were opened before this day answers are counted no more: their services stood in other groups. */
  answersFrom: day.nullable().default(null),
})
/** A service, or small ones together. What is published for the agency is the sum of its lines. */
export type Line = z.infer<typeof Line>

/** Cases of these services that were opened on these days. */
const Days = z.strictObject({ services: z.array(z.string()).min(1), openedFrom: day, openedTo: day })
export type Days = z.infer<typeof Days>

const Share = z.strictObject({ names: z.array(z.string()).min(1), isOthers: z.boolean(), cases: count })
export type Share = z.infer<typeof Share>

/** The cases of the lines, each in one part; it may be older than the lines, and then `of` says which cases it counts. */
const Breakdown = z.strictObject({ of: z.array(Days).min(1), asOf: day, parts: z.array(Share).min(1) })
export type Breakdown = z.infer<typeof Breakdown>

/** Who is heard: cases by how they came, by the language of the words, and beside the near-copies that count for nothing. */
const Heard = z.strictObject({
  channels: Breakdown.nullable(),
  languages: Breakdown.nullable(),
  copies: Breakdown.nullable(),
})
export type Heard = z.infer<typeof Heard>

/** Parts of `copies`. */
export const FIRST = 'first'
export const COPY = 'copy'

/** How the system itself did; null where it was not watched yet. */
const System = z.strictObject({
  /** Minutes from a day on, and in how many of them a message could be kept. */
  intake: z.strictObject({ from: day, minutes: count, up: count }).nullable(),
  /** Messages acknowledged by a signed promise, and how many of them are not in the log. */
  promises: z.strictObject({ acknowledged: count, lost: count }).nullable(),
})
export type System = z.infer<typeof System>

const head = {
  method: z.string(),
  agency: z.strictObject({ slug: z.string(), name: text }),
  madeOn: day,
  untilDay: day,
  windowDays: count,
  /** No group of fewer is published, nor a difference between two releases made by fewer. */
  smallestGroup: z.int().min(10),
  /** Of the services and areas that stand in the lines. */
  serviceNames: z.record(z.string(), text),
  areaNames: z.record(z.string(), text),
}

export const ReleaseFile = z.strictObject({
  format: z.literal(FORMAT),
  ...head,
  lines: z.array(Line),
  /** Of the reasons for which cases were refused. */
  reasonNames: z.record(z.string(), text),
  heard: Heard,
  /** How many people live in each area that is offered now, as far as it is known, and who counted them. */
  residents: z.record(z.string(), z.strictObject({ people: z.int().min(1), source: z.string().max(200) })),
  /** Of the areas that stand in the lines: those that are no more, or that another has replaced. */
  formerAreas: z.array(z.string()),
  system: System,
  /** The agency's own, as YAML; not there when it has none. */
  definitions: z.array(z.string().max(20_000)).max(50).optional(),
})
export type ReleaseFile = Omit<z.infer<typeof ReleaseFile>, 'format'> & { format: string }

const FormerPart = z.strictObject({ ...part, ...former })
const FormerSplit = z.strictObject({ ...range, parts: z.array(FormerPart) })
const FormerLine = z.strictObject({ ...line, ...former, areas: FormerSplit.nullable() })

/** A file as it was before cases' work was counted. */
export const FormerFile = z.strictObject({ format: z.literal(FORMER_FORMAT), ...head, lines: z.array(FormerLine) })
export type FormerFile = z.infer<typeof FormerFile>

export type Release = { releaseId: string; untilDay: string; file: Buffer; sha256: Buffer }

/** What a figure is of: cases, a share of cases, days, times for each case, areas, or an index from 0 (all alike). */
export const UNITS = ['cases', 'share', 'days', 'times', 'areas', 'index'] as const

/** By what a figure is divided into parts. */
export const DIMENSIONS = ['refusedFor', 'channels', 'languages'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Why a figure has no number. */
export const WHYS = ['nothing', 'too-few', 'not-reached', 'not-counted', 'no-residents', 'area-changed'] as const
export type Why = (typeof WHYS)[number]

export type Figure = {
  indicator: string
  /** Of its definition. */
  version: string
  unit: (typeof UNITS)[number]
  /** Which part of the cases it is about, where the indicator is a breakdown: the code of a reason, say. */
  part: string | null
  by: Dimension | null
  value: number | null
  low: number | null
  high: number | null
  numerator: number | null
  denominator: number | null
  /** Set where there is no value. */
  why: Why | null
  /** Where they are not those of its group: the days of opening, and the last closed day. */
  days: { openedFrom: string; openedTo: string; asOf: string } | null
}

// ---- Over time

/** What a release said of the whole agency. */
export type KeptFigures = { untilDay: string; method: string; smallestGroup: number; figures: readonly Figure[] }

/** One release of the past with one figure; null when the method of that time did not have it. */
export type PastFigure = Omit<KeptFigures, 'figures'> & { figure: Figure | null }

/** What readers of a chart should know of. */
export type ResultEvent = { eventId: string; day: string; text: Text }

export type Trend = { points: PastFigure[]; events: ResultEvent[] }
