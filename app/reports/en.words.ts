/** Every sentence of a report in English. */
import { days, longDate, number, percent } from '#kit/words.ts'
import type { Kind } from './schema.ts'
import { range, sureOf, type Words } from './shape.words.ts'

const many = (n: number, one: string, more: string) => `${number('en', n)} ${n === 1 ? one : more}`
const was = (n: number) => many(n, 'was', 'were')
const cases = (n: number) => many(n, 'case', 'cases')
const casesWere = (n: number) => many(n, 'case was', 'cases were')
const times = (n: number) => (n === 1 ? 'once' : `${number('en', n)} times`)

/** What fell due, what of it was kept, and what was broken. */
const promises = (what: string, kept: number, due: number) =>
  `The ${what} of ${cases(due)} fell due: ${many(kept, 'promise was', 'promises were')} kept (${percent('en', kept / due)}; ${sureOf('en', kept, due)}) and ${was(due - kept)} broken.`

const WHEN_EN: Record<Kind, string> = { week: 'the week before', month: 'the month before' }

export const EN: Words = {
  title: { week: 'Weekly report', month: 'Monthly report' },
  period: ({ from, to }) => `${longDate('en', from)} to ${longDate('en', to)}`,
  lead: (before) =>
    `Every figure is of closed days and held against ${longDate('en', before.from)} to ${longDate('en', before.to)}. Where there is too little to say “more” or “fewer”, that is what it says.`,
  sections: {
    decisions: 'What to decide',
    received: 'What came in',
    promises: 'Promises',
    verdicts: 'What people said of it',
    waiting: 'Waiting',
    backlog: 'Open cases',
    refusals: 'Refusals and their reasons',
    forecast: 'The next seven days',
    services: 'Each service',
    agencies: 'The agencies under this umbrella',
  },
  share: (part, whole) =>
    whole === 0
      ? '—'
      : `${percent('en', part / whole)} (${number('en', part)} of ${number('en', whole)}; ${sureOf('en', part, whole)})`,
  of: (part, whole) => `${number('en', part)} of ${number('en', whole)}`,
  received: (n) => `${many(n, 'new case was', 'new cases were')} opened.`,
  countChange: (kind, change) => {
    if (!change) return `Nothing came in, as in ${WHEN_EN[kind]}.`
    if (change.direction === 'unsure')
      return `No clear difference from ${WHEN_EN[kind]} (between ${change.low} and ${change.high} times as many a day).`
    return `${change.direction === 'more' ? 'More' : 'Fewer'} than in ${WHEN_EN[kind]}: ${change.by} times as many a day (interval ${change.low} to ${change.high}).`
  },
  shareChange: (kind, { direction, by, low, high }) =>
    direction === 'unsure'
      ? `No clear difference from ${WHEN_EN[kind]} (between ${low} and ${high} percentage points).`
      : `${by} percentage points ${direction === 'more' ? 'more' : 'less'} than in ${WHEN_EN[kind]} (between ${low} and ${high}).`,
  noComparison: (kind) => `There is nothing to compare with in ${WHEN_EN[kind]}.`,
  takenAway: (withdrawn, hidden) =>
    `${was(withdrawn)} withdrawn by ${withdrawn === 1 ? 'its sender' : 'their senders'} and ${was(hidden)} hidden.`,
  replyPromises: (kept, due) => promises('first reply', kept, due),
  solutionPromises: (kept, due) => promises('solution', kept, due),
  noPromises: 'No promise fell due in this period.',
  verdicts: (confirmed, objected, silent) =>
    `People confirmed ${times(confirmed)} and objected ${times(objected)}; ${casesWere(silent)} closed without a word from them. Silence is not consent.`,
  noVerdicts: 'No verdict came in, and no case was closed without one.',
  objectedShare: (share) => `Share of objections among these: ${share}.`,
  replyWait: (median, low, high) =>
    median === null
      ? 'Half of the people have no first reply yet.'
      : `Half of the people had a first reply within ${days('en', median)} (${range('en', low, high)}).`,
  solutionWait: (median, low, high) =>
    median === null
      ? 'For half of the people it is not done yet.'
      : `For half of the people it was done within ${days('en', median)} (${range('en', low, high)}).`,
  waitBasis: (all, waiting) =>
    `Of ${cases(all)} of the last ninety days; ${many(waiting, 'still waits and is', 'still wait and are')} counted as waiting.`,
  waitChange: {
    more: 'The wait is longer than in the ninety days before.',
    fewer: 'The wait is shorter than in the ninety days before.',
    unsure: 'No clear difference from the ninety days before.',
  },
  open: (n, late, oldest) =>
    `${casesWere(n)} open at the end of the period; ${many(late, 'is', 'are')} past the promised day of the solution, and the oldest has been open for ${days('en', oldest)}.`,
  nothingOpen: 'No case was open at the end of the period.',
  refusals: (n) => `${many(n, 'reply', 'replies')} said no, with a reason.`,
  noRefusals: 'Nothing was refused in this period.',
  forecast: (reply, solution) =>
    `In the seven days after the period, ${many(reply, 'first reply', 'first replies')} and ${many(solution, 'solution', 'solutions')} fall due; unless something is done before, these promises break.`,
  pace: (solution, done) =>
    `${many(solution, 'case is', 'cases are')} to be solved in these seven days; at the pace of the period, about ${many(done, 'is', 'are')} solved in seven days.`,
  nothingComing: 'No promise falls due in the seven days after the period.',
  mostFor: (service, n) => `Most new cases were for “${service}”: ${number('en', n)}.`,
  agencies:
    'From the newest public release of each agency, in which small groups are protected. Agencies do different work; this is no ranking.',
  noAgencies: 'There is no agency under this umbrella yet.',
  noRelease: 'No release',
  decide: {
    pace: (coming, done) =>
      `${many(coming, 'solution falls', 'solutions fall')} due in the next seven days and the pace is ${number('en', done)} a week: who takes the rest, or which day are people told?`,
    desk: (desk, late, all) =>
      `${number('en', late)} of the ${number('en', all)} overdue cases ${late === 1 ? 'is' : 'are'} at “${desk}”: does it need help, or another way?`,
    refusal: (reason) =>
      `More was refused because of “${reason}”: can people be told before they send, or can the reason be removed?`,
    service: (service, share, others) =>
      `Promises of “${service}” are kept less often than those of other services: ${share}, the others ${others}. Is the target wrong, or is the work left lying?`,
    objections: (share) => `The share of objections is ${share}. Is something called done before it is?`,
    promises: (share) => `Fewer first replies came in time than before: ${share}. What has changed?`,
    old: (n) =>
      `${many(n, 'case has', 'cases have')} been open for more than 90 days: name a day for each, or the reason for a no.`,
    nothing: 'No figure asks for a decision.',
  },
  columns: {
    period: 'Period to',
    share: 'In time',
    count: 'Cases',
    service: 'Service',
    received: 'Received',
    before: 'Period before',
    reply: 'First reply in time',
    solution: 'Solved in time',
    desk: 'Desk',
    open: 'Open',
    late: 'Overdue',
    of: 'Of how many',
    reason: 'Reason',
    now: 'This period',
    agency: 'Agency',
    confirmed: 'Confirmed',
    objected: 'Objected',
    asOf: 'To the end of',
  },
  captions: {
    trend: 'New cases in each period',
    kept: 'Share of first replies in time',
    ages: 'Open cases by how long they have been open',
    coming: 'Promises that fall due (first reply + solution)',
    desks: 'Open cases at each desk',
    refusals: 'Reasons for refusing',
    services: 'Each service in this period',
    agencies: 'Public figures of the agencies',
  },
  alts: {
    trend: (first, last) =>
      `Number of new cases in twelve periods, from ${first} to ${last}; the figures are in the table below.`,
    kept: (first, last) =>
      `Share of promises kept in twelve periods, from ${first} to ${last}, with its interval; the figures are in the table below.`,
    ages: 'Bars for the number of open cases by days open; the figures stand beside the bars.',
    coming: 'Bars for the number of promises of each coming day; the figures stand beside the bars.',
  },
  ages: ['up to 7 days', '8 to 30 days', '31 to 90 days', 'more than 90 days'],
  dayCounts: (reply, solution) => `${number('en', reply)} + ${number('en', solution)}`,
  methods: {
    received: {
      name: 'What came in',
      text: 'Cases opened on the days of the period. The ratio of the daily rates of the two periods has Clopper and Pearson’s interval; “more” and “fewer” are said only when it does not hold one.',
    },
    promises: {
      name: 'Promises',
      text: 'A promise counts on the day on which it falls due; it is kept when the first reply (or “done”) came by that moment. Withdrawn and hidden cases do not count. The difference from the period before has Newcombe’s interval.',
    },
    verdicts: {
      name: 'What people said of it',
      text: 'Confirmations, objections, and cases closed without a word, on the days of the period. Share of objections: objections over all three.',
    },
    waiting: {
      name: 'Waiting',
      text: 'Kaplan and Meier’s median for the cases of the last ninety days, with a 95 % interval; open cases are counted. Two spans differ when their intervals do not meet.',
    },
    backlog: {
      name: 'Open cases',
      text: 'Cases that were neither “done” nor refused at the end of the last day of the period; their age is in days since the day of opening.',
    },
    refusals: {
      name: 'Refusals',
      text: 'Replies that said no on the days of the period, by the reason the office gave.',
    },
    forecast: {
      name: 'The next seven days',
      text: 'Open cases whose promise falls due in the seven days after the period: a count, not a guess. The pace: “done” a day in the period, times seven.',
    },
    services: {
      name: 'Each service',
      text: 'The same counts for each service. A service is named when its share of promises kept is lower than that of the others by Newcombe’s interval, made stricter for the number of services (Bonferroni).',
    },
    agencies: {
      name: 'The agencies under this umbrella',
      text: 'From each agency’s public release file, by the function that the pages use; the day is the last one of its figures, and version, method and the command that computes them again stand on its page of results. A release counts 365 days, so two releases overlap; Newcombe’s interval is cautious here.',
    },
    decisions: {
      name: 'What to decide',
      text: 'Each question comes from a fixed rule: a pace below what falls due; half of the overdue cases at one desk; a clear rise of one reason; a service that clearly keeps fewer promises; a share of objections whose interval is above a fifth or that clearly rose; clearly fewer promises kept; cases of more than 90 days.',
    },
    sure: {
      name: 'How sure',
      text: 'Intervals are of 95 %, those of shares Wilson’s, and take cases as independent. When one event brings many messages, the right interval is wider.',
    },
  },
  ui: {
    methods: (form) => `How these sentences come about (version ${form})`,
    compute:
      'Counts of single weeks and months are not published. What is published, with the version of each method and the command that computes it again, stands here:',
    method: 'Method',
    page: 'Page',
    pdf: 'Download the PDF',
    noPdf: 'The computer of this system cannot make PDFs. Print this page from your browser; it is the same report.',
    all: 'All reports',
  },
}
