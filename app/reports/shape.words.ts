/** What a report must be able to say, in any language, and how an interval of days or of a share is written. */
import { wilson } from '@pasokh/indicators'
import { days, type Lang, number, percent } from '#kit/words.ts'
import type { Direction, Kind, Method, Span } from './schema.ts'

type Tellable = { direction: Direction; by: string; low: string; high: string }
export type Words = {
  title: Record<Kind, string>
  period: (span: Span) => string
  lead: (before: Span) => string
  sections: Record<
    | 'decisions'
    | 'received'
    | 'promises'
    | 'verdicts'
    | 'waiting'
    | 'backlog'
    | 'refusals'
    | 'forecast'
    | 'services'
    | 'agencies',
    string
  >
  /** With its parts and its 95 % interval. */
  share: (part: number, whole: number) => string
  of: (part: number, whole: number) => string
  received: (n: number) => string
  countChange: (kind: Kind, change: Tellable | null) => string
  shareChange: (kind: Kind, change: Tellable) => string
  noComparison: (kind: Kind) => string
  takenAway: (withdrawn: number, hidden: number) => string
  replyPromises: (kept: number, due: number) => string
  solutionPromises: (kept: number, due: number) => string
  noPromises: string
  verdicts: (confirmed: number, objected: number, silent: number) => string
  noVerdicts: string
  objectedShare: (share: string) => string
  replyWait: (median: number | null, low: number | null, high: number | null) => string
  solutionWait: (median: number | null, low: number | null, high: number | null) => string
  waitBasis: (cases: number, waiting: number) => string
  waitChange: Record<Direction, string>
  open: (n: number, late: number, oldest: number) => string
  nothingOpen: string
  refusals: (n: number) => string
  noRefusals: string
  forecast: (reply: number, solution: number) => string
  pace: (solution: number, done: number) => string
  nothingComing: string
  mostFor: (service: string, n: number) => string
  agencies: string
  noAgencies: string
  noRelease: string
  decide: {
    pace: (coming: number, done: number) => string
    desk: (desk: string, late: number, all: number) => string
    refusal: (reason: string) => string
    service: (service: string, share: string, others: string) => string
    objections: (share: string) => string
    promises: (share: string) => string
    old: (n: number) => string
    nothing: string
  }
  columns: Record<
    | 'period'
    | 'share'
    | 'count'
    | 'service'
    | 'received'
    | 'before'
    | 'reply'
    | 'solution'
    | 'desk'
    | 'open'
    | 'late'
    | 'of'
    | 'reason'
    | 'now'
    | 'agency'
    | 'confirmed'
    | 'objected'
    | 'asOf',
    string
  >
  captions: Record<'trend' | 'kept' | 'ages' | 'coming' | 'desks' | 'refusals' | 'services' | 'agencies', string>
  alts: {
    trend: (first: string, last: string) => string
    kept: (first: string, last: string) => string
    ages: string
    coming: string
  }
  ages: [string, string, string, string]
  dayCounts: (reply: number, solution: number) => string
  methods: Record<Method, { name: string; text: string }>
  ui: {
    methods: (form: number) => string
    compute: string
    method: string
    page: string
    pdf: string
    noPdf: string
    all: string
  }
}

export const range = (lang: Lang, low: number | null, high: number | null) => {
  if (low === null) return lang === 'fa' ? 'بازه هنوز معلوم نیست' : 'the interval is not known yet'
  if (high === null) return lang === 'fa' ? `دست‌کم ${days('fa', low)}` : `at least ${days('en', low)}`
  return lang === 'fa' ? `${number('fa', low)} تا ${days('fa', high)}` : `${number('en', low)} to ${days('en', high)}`
}

/** Wilson's, of a share of something. */
export function sureOf(lang: Lang, part: number, whole: number): string {
  const { low, high } = wilson(part, whole)
  return `${percent(lang, low)} ${lang === 'fa' ? 'تا' : 'to'} ${percent(lang, high)}`
}
