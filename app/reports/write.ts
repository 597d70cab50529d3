/** A report in words and charts, from its figures and nothing else: the page and the PDF say the same. Pure. */
import { wilson } from '@pasokh/indicators'
import { type Lang, ltr, number, percent, pick, shortDate, weekdayDate } from '#kit/words.ts'
import { langPath } from '#ui/html.ts'
import { type CountChange, countChange, type Share, type ShareChange, shareChange } from './change.ts'
import { comingOf, decisionsOf, objectionsOf, paceOf, repliesOf } from './decide.ts'
import { daysIn } from './periods.ts'
import {
  type Block,
  type Direction,
  type Facts,
  METHODS,
  type Method,
  type Own,
  type Section,
  type Under,
  type Wait,
  type Written,
} from './schema.ts'
import { WORDS } from './words.ts'

export function writeReport(lang: Lang, facts: Facts): Written {
  const words = WORDS[lang]
  const { own, under } = facts
  const sections = [
    ...(under ? [agencies(lang, facts, under)] : []),
    ...(own ? ownSections(lang, { ...facts, own }) : []),
  ]
  const used = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === 'said' ? [block.method] : []))),
  )
  used.add('sure')
  return {
    lang,
    title: words.title[facts.kind],
    agency: plain(pick(facts.agency.name, lang)),
    period: words.period(facts.now),
    lead: words.lead(facts.before),
    sections,
    methods: METHODS.filter((id) => used.has(id)).map((id) => ({ id, ...words.methods[id] })),
    compute: {
      text: words.ui.compute,
      path: langPath(lang, facts.under && !own ? '/results' : `/${facts.agency.slug}/results`),
    },
    words: { methods: words.ui.methods(facts.form), method: words.ui.method, page: words.ui.page },
  }
}

type Of = Facts & { own: Own }

const ownSections = (lang: Lang, facts: Of): Section[] => [
  decisions(lang, facts),
  received(lang, facts),
  promises(lang, facts),
  verdicts(lang, facts),
  waiting(lang, facts),
  backlog(lang, facts),
  forecast(lang, facts),
  refusals(lang, facts),
  services(lang, facts),
]

// Marks that turn the direction of what follows have no place in a name; the text around sets its own.
const plain = (name: string) => name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
const named = (lang: Lang, name: { fa: string; en: string }) => plain(pick(name, lang))

const said = (method: Method, text: string, tone: 'plain' | 'good' | 'bad' = 'plain'): Block => ({
  is: 'said',
  method,
  text,
  tone,
})
const section = (lang: Lang, id: keyof (typeof WORDS)['fa']['sections'], blocks: Block[]): Section => ({
  id,
  title: WORDS[lang].sections[id],
  blocks,
})

// ---- Changes in words

const points = (lang: Lang, share: number) => signed(lang, share * 100, 0)
function signed(lang: Lang, n: number, decimals: number): string {
  const size = number(lang, n, decimals)
  return n > 0 && /[1-9۱-۹]/.test(size) ? ltr(`+${size}`) : size
}

const shareWords = (lang: Lang, kind: Facts['kind'], change: ShareChange | null) =>
  change
    ? WORDS[lang].shareChange(kind, {
        direction: change.direction,
        by: number(lang, Math.abs(change.by * 100)),
        low: points(lang, change.low),
        high: points(lang, change.high),
      })
    : WORDS[lang].noComparison(kind)

function countWords(lang: Lang, kind: Facts['kind'], change: CountChange | null): string {
  if (change && change.ratio === null) return WORDS[lang].noComparison(kind)
  const times = (n: number) => (Number.isFinite(n) ? number(lang, n, 2) : '∞')
  return WORDS[lang].countChange(
    kind,
    change && {
      direction: change.direction,
      by: times(change.ratio!),
      low: times(change.low),
      high: times(change.high),
    },
  )
}

/** Whether more is good, bad or neither. */
const toneOf = (direction: Direction | undefined, more: 'good' | 'bad') => {
  if (direction === undefined || direction === 'unsure') return 'plain'
  return (direction === 'more') === (more === 'good') ? 'good' : 'bad'
}

// ---- Sections

function decisions(lang: Lang, facts: Of): Section {
  const asked = decisionsOf(lang, facts)
  const texts = asked.length > 0 ? asked : [WORDS[lang].decide.nothing]
  return section(
    lang,
    'decisions',
    texts.map((text) => said('decisions', text)),
  )
}

function received(lang: Lang, { kind, now, before, own }: Of): Section {
  const words = WORDS[lang]
  const change = countChange(
    { count: own.now.received, days: daysIn(now) },
    { count: own.before.received, days: daysIn(before) },
  )
  const { withdrawn, hidden } = own.now
  const most = Math.max(1, ...own.trend.map((one) => one.received))
  return section(lang, 'received', [
    said('received', `${words.received(own.now.received)} ${countWords(lang, kind, change)}`),
    ...(withdrawn + hidden > 0 ? [said('received', words.takenAway(withdrawn, hidden))] : []),
    {
      is: 'trend',
      title: words.captions.trend,
      alt: words.alts.trend(shortDate(lang, own.trend[0]!.from), shortDate(lang, now.to)),
      columns: [words.columns.period, words.columns.count],
      isShare: false,
      most,
      mostText: number(lang, most),
      points: own.trend.map(({ to, received: n }) => ({
        day: to,
        label: shortDate(lang, to),
        value: n,
        low: null,
        high: null,
        text: number(lang, n),
        of: '',
      })),
    },
  ])
}

function promises(lang: Lang, { kind, now, own }: Of): Section {
  const words = WORDS[lang]
  const [reply, solution] = [repliesOf(own.now), solutionsOf(own.now)]
  if (reply.whole + solution.whole === 0) return section(lang, 'promises', [said('promises', words.noPromises)])
  const tell = (share: Share, before: Share, sentence: (kept: number, due: number) => string): Block[] => {
    if (share.whole === 0) return []
    const change = shareChange(share, before)
    return [
      said(
        'promises',
        `${sentence(share.part, share.whole)} ${shareWords(lang, kind, change)}`,
        toneOf(change?.direction, 'good'),
      ),
    ]
  }
  return section(lang, 'promises', [
    ...tell(reply, repliesOf(own.before), words.replyPromises),
    ...tell(solution, solutionsOf(own.before), words.solutionPromises),
    {
      is: 'trend',
      title: words.captions.kept,
      alt: words.alts.kept(shortDate(lang, own.trend[0]!.from), shortDate(lang, now.to)),
      columns: [words.columns.period, words.columns.share],
      isShare: true,
      most: 1,
      mostText: percent(lang, 1),
      points: own.trend.map((one) => ({
        day: one.to,
        label: shortDate(lang, one.to),
        ...shareOfPeriod(lang, repliesOf(one)),
      })),
    },
  ])
}

const solutionsOf = ({ doneInTime, solutionDue }: Own['now']): Share => ({ part: doneInTime, whole: solutionDue })

const shareOfPeriod = (lang: Lang, { part, whole }: Share) => ({
  value: whole === 0 ? null : part / whole,
  ...(whole === 0 ? { low: null, high: null } : wilson(part, whole)),
  text: WORDS[lang].share(part, whole),
  of: whole === 0 ? '' : WORDS[lang].of(part, whole),
})

function verdicts(lang: Lang, { kind, own }: Of): Section {
  const words = WORDS[lang]
  const share = objectionsOf(own.now)
  if (share.whole === 0) return section(lang, 'verdicts', [said('verdicts', words.noVerdicts)])
  const change = shareChange(share, objectionsOf(own.before))
  const { confirmed, objected, notConfirmed } = own.now
  return section(lang, 'verdicts', [
    said('verdicts', words.verdicts(confirmed, objected, notConfirmed)),
    said(
      'verdicts',
      `${words.objectedShare(words.share(share.part, share.whole))} ${shareWords(lang, kind, change)}`,
      toneOf(change?.direction, 'bad'),
    ),
  ])
}

function waiting(lang: Lang, { own: { waits } }: Of): Section {
  const words = WORDS[lang]
  const tell = (now: Wait, before: Wait, sentence: (typeof words)['replyWait']): Block[] => {
    if (now.cases === 0) return []
    const direction = waitDirection(now, before)
    const change = before.cases > 0 ? ` ${words.waitChange[direction]}` : ''
    const text = `${sentence(now.median, now.low, now.high)} ${words.waitBasis(now.cases, now.waiting)}${change}`
    return [said('waiting', text, toneOf(direction, 'bad'))]
  }
  return section(lang, 'waiting', [
    ...tell(waits.now.reply, waits.before.reply, words.replyWait),
    ...tell(waits.now.solution, waits.before.solution, words.solutionWait),
  ])
}

/** Intervals that do not meet; one without an upper end reaches as far as there are days. */
export function waitDirection(now: Wait, before: Wait): Direction {
  if (now.low !== null && before.high !== null && now.low > before.high) return 'more'
  return before.low !== null && now.high !== null && now.high < before.low ? 'fewer' : 'unsure'
}

function backlog(lang: Lang, { own: { backlog: of } }: Of): Section {
  const words = WORDS[lang]
  if (of.open === 0) return section(lang, 'backlog', [said('backlog', words.nothingOpen, 'good')])
  return section(lang, 'backlog', [
    said('backlog', words.open(of.open, of.late, of.oldestDays)),
    {
      is: 'bars',
      title: words.captions.ages,
      alt: words.alts.ages,
      bars: of.ages.map((n, at) => ({ label: words.ages[at]!, value: n, text: number(lang, n) })),
    },
    {
      is: 'table',
      caption: words.captions.desks,
      columns: [words.columns.desk, words.columns.open, words.columns.late],
      rows: of.desks.map(({ name, open, late }) => [named(lang, name), number(lang, open), number(lang, late)]),
    },
  ])
}

function forecast(lang: Lang, facts: Of): Section {
  const words = WORDS[lang]
  const coming = comingOf(facts.own)
  if (coming.reply + coming.solution === 0)
    return section(lang, 'forecast', [said('forecast', words.nothingComing, 'good')])
  return section(lang, 'forecast', [
    said('forecast', words.forecast(coming.reply, coming.solution)),
    said('forecast', words.pace(coming.solution, paceOf(facts))),
    {
      is: 'bars',
      title: words.captions.coming,
      alt: words.alts.coming,
      bars: facts.own.forecast.map(({ day, reply, solution }) => ({
        label: weekdayDate(lang, day),
        value: reply + solution,
        text: words.dayCounts(reply, solution),
      })),
    },
  ])
}

function refusals(lang: Lang, { kind, now, before, own }: Of): Section {
  const words = WORDS[lang]
  const sum = (of: 'now' | 'before') => own.refusals.reduce((all, one) => all + one[of], 0)
  if (own.refusals.length === 0) return section(lang, 'refusals', [said('refusals', words.noRefusals)])
  const change = countChange({ count: sum('now'), days: daysIn(now) }, { count: sum('before'), days: daysIn(before) })
  return section(lang, 'refusals', [
    said(
      'refusals',
      `${sum('now') === 0 ? words.noRefusals : words.refusals(sum('now'))} ${countWords(lang, kind, change)}`,
    ),
    {
      is: 'table',
      caption: words.captions.refusals,
      columns: [words.columns.reason, words.columns.now, words.columns.before],
      rows: own.refusals.map((one) => [named(lang, one.name), number(lang, one.now), number(lang, one.before)]),
    },
  ])
}

function services(lang: Lang, { own }: Of): Section {
  const { columns, captions, share, mostFor } = WORDS[lang]
  const [first] = own.services
  return section(lang, 'services', [
    ...(first ? [said('services', mostFor(named(lang, first.name), first.now.received))] : []),
    {
      is: 'table',
      caption: captions.services,
      columns: [columns.service, columns.received, columns.before, columns.reply, columns.solution],
      rows: own.services.map(({ name, now, before }) => [
        named(lang, name),
        number(lang, now.received),
        number(lang, before.received),
        share(now.repliedInTime, now.replyDue),
        share(now.doneInTime, now.solutionDue),
      ]),
    },
  ])
}

// ---- An umbrella's agencies

function agencies(lang: Lang, { kind }: Facts, under: readonly Under[]): Section {
  const words = WORDS[lang]
  if (under.length === 0) return section(lang, 'agencies', [said('agencies', words.noAgencies)])
  const { columns } = words
  const cell = (share: { numerator: number; denominator: number } | null) =>
    share ? words.share(share.numerator, share.denominator) : '—'
  return section(lang, 'agencies', [
    said('agencies', words.agencies),
    {
      is: 'table',
      caption: words.captions.agencies,
      columns: [columns.agency, columns.received, columns.reply, columns.solution, columns.confirmed, columns.asOf],
      rows: under.map(({ name, now }) =>
        now
          ? [
              named(lang, name),
              number(lang, now.received),
              cell(now.replied),
              cell(now.done),
              cell(now.confirmed),
              shortDate(lang, now.untilDay),
            ]
          : [named(lang, name), words.noRelease, '—', '—', '—', '—'],
      ),
    },
    ...under.flatMap(({ name, now, before }): Block[] => {
      const [a, b] = [now?.replied, before?.replied]
      if (!a || !b) return []
      const change = shareChange(
        { part: a.numerator, whole: a.denominator },
        { part: b.numerator, whole: b.denominator },
      )
      const text = `${named(lang, name)}، ${columns.reply}: ${cell(a)}. ${shareWords(lang, kind, change)}`
      return [said('agencies', lang === 'fa' ? text : text.replace('،', ','), toneOf(change?.direction, 'good'))]
    }),
  ])
}
