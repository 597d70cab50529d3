/** What a report is made of: figures of closed days, without a word of a person. Shapes only. */
import { z } from 'zod'

export const KINDS = ['week', 'month'] as const
export type Kind = (typeof KINDS)[number]

const count = z.int().min(0)
const day = z.iso.date()
const name = z.object({ fa: z.string(), en: z.string() })

/** Civil days, both included. */
const Span = z.object({ from: day, to: day })
export type Span = z.infer<typeof Span>

/** What happened on the days of a span. A promise counts on the day on which it fell due. */
const Counts = z.object({
  received: count,
  done: count,
  replyDue: count,
  repliedInTime: count,
  solutionDue: count,
  doneInTime: count,
  confirmed: count,
  objected: count,
  notConfirmed: count,
  passedOn: count,
  hidden: count,
  withdrawn: count,
})
export type Counts = z.infer<typeof Counts>

/** Half are through by so many days; null where the curve does not come so far. */
const Wait = z.object({
  cases: count,
  waiting: count,
  median: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Wait = z.infer<typeof Wait>

const Waits = z.object({ reply: Wait, solution: Wait })

const OfService = z.object({
  name,
  now: Counts.pick({ received: true, replyDue: true, repliedInTime: true, solutionDue: true, doneInTime: true }),
  before: Counts.pick({ received: true }),
})
export type OfService = z.infer<typeof OfService>

/** What an agency sees of its own cases. */
const Own = z.object({
  now: Counts,
  before: Counts,
  /** The span and those before it, oldest first. */
  trend: z.array(Span.extend(Counts.pick({ received: true, replyDue: true, repliedInTime: true }).shape)),
  waits: z.object({ now: Waits, before: Waits }),
  services: z.array(OfService),
  refusals: z.array(z.object({ code: z.string(), name, now: count, before: count })),
  backlog: z.object({
    open: count,
    late: count,
    oldestDays: count,
    /** Open cases by how many days they have been: up to 7, 30, 90, more. */
    ages: z.tuple([count, count, count, count]),
    desks: z.array(z.object({ name, open: count, late: count })),
  }),
  forecast: z.array(z.object({ day, reply: count, solution: count })),
})
export type Own = z.infer<typeof Own>

const PublicShare = z.object({ numerator: count, denominator: count }).nullable()
const PublicFigures = z.object({
  /** The last day of these figures; small changes wait, so that it may lie before that of the release. */
  untilDay: day,
  received: count,
  replied: PublicShare,
  done: PublicShare,
  confirmed: PublicShare,
  objected: PublicShare,
})
export type PublicFigures = z.infer<typeof PublicFigures>

/** What an umbrella sees of an agency under it: what anyone sees. */
const Under = z.object({ slug: z.string(), name, now: PublicFigures.nullable(), before: PublicFigures.nullable() })
export type Under = z.infer<typeof Under>

export const Facts = z.object({
  form: z.literal(1),
  kind: z.enum(KINDS),
  agency: z.object({ slug: z.string(), name, zone: z.string() }),
  now: Span,
  before: Span,
  /** Null for an umbrella that has no case of its own. */
  own: Own.nullable(),
  /** Null for an agency that is no umbrella. */
  under: z.array(Under).nullable(),
})
export type Facts = z.infer<typeof Facts>

export type Report = { reportId: string; madeAt: Date; facts: Facts }

export const ReportSettings = z.strictObject({
  weekly: z.boolean(),
  monthly: z.boolean(),
  weekStarts: z.int().min(0).max(6),
})
export type ReportSettings = z.infer<typeof ReportSettings>

/** How a sentence comes about; each has its words in the last section and in docs/methods/report.md. */
export const METHODS = [
  'received',
  'promises',
  'verdicts',
  'waiting',
  'backlog',
  'refusals',
  'forecast',
  'services',
  'agencies',
  'decisions',
  'sure',
] as const
export type Method = (typeof METHODS)[number]

// ---- Rows of counts

export type DayCount = { day: string; serviceId: string; measure: string; count: number }

export type WaitRow = { which: 'reply' | 'solution'; days: number; ended: number; waiting: number }

export type DeskRow = {
  deskId: string
  open: number
  late: number
  oldest: number
  a: number
  b: number
  c: number
  d: number
}

/** Which way something changed, as far as one may say. */
export type Direction = 'more' | 'fewer' | 'unsure'

// ---- What is written: the same for the page and the PDF

export type Bar = { label: string; value: number; text: string }
/** `day` is the last one of the period. */
export type Point = {
  day: string
  label: string
  value: number | null
  low: number | null
  high: number | null
  text: string
  /** Of how many, where it is a share. */
  of: string
}

export type Block =
  | { is: 'said'; method: Method; text: string; tone: 'plain' | 'good' | 'bad' }
  | { is: 'table'; caption: string; columns: string[]; rows: string[][] }
  | { is: 'bars'; title: string; alt: string; bars: Bar[] }
  | {
      is: 'trend'
      title: string
      alt: string
      columns: [string, string]
      isShare: boolean
      points: Point[]
      /** What the height of the picture means, and how it is written. */
      most: number
      mostText: string
    }

export type Section = { id: string; title: string; blocks: Block[] }

export type Written = {
  lang: 'fa' | 'en'
  title: string
  agency: string
  period: string
  lead: string
  sections: Section[]
  methods: { id: Method; name: string; text: string }[]
  /** Where what is published can be computed again. */
  compute: { text: string; path: string }
  words: { methods: string; method: string; page: string }
}
