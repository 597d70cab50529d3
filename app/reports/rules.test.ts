/** Periods, changes, and the words chosen from figures: each rule against cases where it must and must not speak. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newcombe, wilson } from '@pasokh/indicators'
import fc from 'fast-check'
import { countChange, shareChange } from './change.ts'
import { servicesOf, sumOf, waitOf } from './counted.ts'
import { decisionsOf, weakServices } from './decide.ts'
import { EN } from './en.words.ts'
import { exampleFacts } from './example.ts'
import { daysIn, lastPeriod, periodsTo, shiftDay } from './periods.ts'
import { barPicture, trendPicture } from './pictures.ts'
import { Facts, METHODS, type OfService } from './schema.ts'
import { WORDS } from './words.ts'
import { waitDirection, writeReport } from './write.ts'

const SATURDAYS = { weekStarts: 6, lang: 'fa' as const }

test('lastPeriod() is the last whole week, from Saturday to Friday', () => {
  // 21 November 2026 is a Saturday.
  for (const today of ['2026-11-21', '2026-11-22', '2026-11-27'])
    assert.deepEqual(lastPeriod('week', today, SATURDAYS), { from: '2026-11-14', to: '2026-11-20' })
  assert.deepEqual(lastPeriod('week', '2026-11-28', SATURDAYS), { from: '2026-11-21', to: '2026-11-27' })
  assert.deepEqual(lastPeriod('week', '2026-11-21', { weekStarts: 1, lang: 'en' }), {
    from: '2026-11-09',
    to: '2026-11-15',
  })
})

test('lastPeriod() is the last whole month: Jalali in Persian, Gregorian in English', () => {
  // 1 Azar 1405 is 22 November 2026; Aban has 30 days.
  assert.deepEqual(lastPeriod('month', '2026-11-22', SATURDAYS), { from: '2026-10-23', to: '2026-11-21' })
  assert.deepEqual(lastPeriod('month', '2026-11-21', SATURDAYS), { from: '2026-09-23', to: '2026-10-22' })
  assert.deepEqual(lastPeriod('month', '2026-03-01', { ...SATURDAYS, lang: 'en' }), {
    from: '2026-02-01',
    to: '2026-02-28',
  })
})

test('periodsTo() gives periods without a gap or an overlap', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('week' as const, 'month' as const),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom('fa' as const, 'en' as const),
      (kind, days, weekStarts, lang) => {
        const today = shiftDay('2024-01-01', days)
        const all = periodsTo(kind, lastPeriod(kind, today, { weekStarts, lang }), 14, { weekStarts, lang })
        assert.equal(all.length, 14)
        assert.ok(all.at(-1)!.to < today)
        for (const [at, span] of all.entries()) {
          if (at > 0) assert.equal(span.from, shiftDay(all[at - 1]!.to, 1))
          if (kind === 'week') assert.equal(daysIn(span), 7)
          else assert.ok(daysIn(span) >= 28 && daysIn(span) <= 31)
        }
      },
    ),
  )
})

test('shareChange() says more or fewer exactly when Newcombe’s interval does not hold 0', () => {
  const share = fc.record({ whole: fc.integer({ min: 1, max: 400 }), luck: fc.double({ min: 0, max: 1, noNaN: true }) })
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [now, before] = [a, b].map(({ whole, luck }) => ({ part: Math.round(whole * luck), whole }))
      const change = shareChange(now!, before!)!
      const { low, high } = newcombe(
        { successes: now!.part, n: now!.whole },
        { successes: before!.part, n: before!.whole },
      )
      assert.equal(change.direction, low > 0 ? 'more' : high < 0 ? 'fewer' : 'unsure')
      const back = shareChange(before!, now!)!
      assert.ok(Math.abs(back.by + change.by) < 1e-12)
    }),
  )
  assert.equal(shareChange({ part: 0, whole: 0 }, { part: 1, whole: 2 }), null)
})

test('countChange() compares rates of a day, keeps its interval when nothing was before, and knows nothing of nothing', () => {
  assert.equal(countChange({ count: 0, days: 7 }, { count: 0, days: 7 }), null)
  const doubled = countChange({ count: 200, days: 7 }, { count: 100, days: 7 })!
  assert.equal(doubled.direction, 'more')
  assert.equal(doubled.ratio, 2)
  assert.ok(doubled.low > 1.5 && doubled.low < 2 && doubled.high > 2 && doubled.high < 2.6)
  // As many in 31 days as in 30 is no fewer a day that one could call fewer.
  assert.equal(countChange({ count: 100, days: 31 }, { count: 100, days: 30 })!.direction, 'unsure')
  const fromNothing = countChange({ count: 20, days: 7 }, { count: 0, days: 7 })!
  assert.deepEqual(
    [fromNothing.ratio, fromNothing.high, fromNothing.direction],
    [null, Number.POSITIVE_INFINITY, 'more'],
  )
  assert.equal(countChange({ count: 1, days: 7 }, { count: 3, days: 7 })!.direction, 'unsure')
})

test('countChange() calls equal rates different about as rarely as it says', () => {
  // Exact sum over two Poisson counts of mean 20: at most 5 %.
  const poisson = (mean: number, most: number) => {
    const p = [Math.exp(-mean)]
    for (let n = 1; n <= most; n++) p.push((p[n - 1]! * mean) / n)
    return p
  }
  const p = poisson(20, 60)
  let wrong = 0
  for (let a = 0; a <= 60; a++)
    for (let b = 0; b <= 60; b++)
      if (a + b > 0 && countChange({ count: a, days: 7 }, { count: b, days: 7 })!.direction !== 'unsure')
        wrong += p[a]! * p[b]!
  assert.ok(wrong > 0.01 && wrong <= 0.05, String(wrong))
})

test('waitDirection() says longer only when the intervals do not meet', () => {
  const wait = (low: number | null, high: number | null) => ({ cases: 9, waiting: 1, median: 5, low, high })
  assert.equal(waitDirection(wait(8, 10), wait(5, 7)), 'more')
  assert.equal(waitDirection(wait(8, null), wait(5, 7)), 'more')
  assert.equal(waitDirection(wait(7, 10), wait(5, 7)), 'unsure')
  assert.equal(waitDirection(wait(2, 3), wait(4, null)), 'fewer')
  assert.equal(waitDirection(wait(null, null), wait(4, 5)), 'unsure')
})

test('waitOf() counts who still waits, and says nothing of nothing', () => {
  const rows = [
    { which: 'reply' as const, days: 1, ended: 3, waiting: 0 },
    { which: 'reply' as const, days: 9, ended: 0, waiting: 4 },
  ]
  assert.deepEqual([waitOf(rows, 'reply').median, waitOf(rows, 'reply').waiting], [null, 4])
  assert.equal(waitOf([rows[0]!], 'reply').median, 1)
  assert.deepEqual(waitOf(rows, 'solution'), { cases: 0, waiting: 0, median: null, low: null, high: null })
})

test('sumOf() counts both ends of a span and nothing beside it', () => {
  const rows = ['2026-11-13', '2026-11-14', '2026-11-20', '2026-11-21'].flatMap((day) => [
    { day, measure: 'received', count: 1 },
    { day, type: 'not-confirmed', count: 10 },
  ])
  const sum = sumOf(rows, { from: '2026-11-14', to: '2026-11-20' })
  assert.deepEqual([sum.received, sum.notConfirmed, sum.done], [2, 20, 0])
  const name = { fa: 'x', en: 'x' }
  const spans = { now: { from: '2026-11-14', to: '2026-11-20' }, before: { from: '2026-11-07', to: '2026-11-13' } }
  const days = rows.flatMap((row) => ('measure' in row ? [{ ...row, measure: 'received', serviceId: 'a' }] : []))
  assert.deepEqual(servicesOf(days, spans, () => name)[0]!.before, { received: 1 })
})

// ---- What to decide

const service = (replyDue: number, repliedInTime: number): OfService => ({
  name: { fa: 'ن', en: 'N' },
  now: { received: 1, replyDue, repliedInTime, solutionDue: 0, doneInTime: 0 },
  before: { received: 0 },
})

test('weakServices() names what is clearly worse, not what is merely last among equals', () => {
  assert.equal(weakServices([service(60, 12), service(60, 50), service(60, 51)]).length, 1)
  assert.equal(weakServices([service(60, 48), service(60, 50), service(60, 51)]).length, 0)
  assert.equal(weakServices([service(9, 0), service(60, 60)]).length, 0, 'too few')
  assert.equal(weakServices([service(60, 0)]).length, 0, 'nothing to compare with')
})

test('decisionsOf() speaks by each rule, and says nothing of a quiet week', () => {
  const loud = decisionsOf('en', exampleFacts())
  for (const words of [
    /172 solutions fall due/,
    /Repairs desk/,
    /share of objections is 27%/,
    /“Bill”/,
    /“Not ours”/,
    /9 cases .* 90 days/,
    /Fewer first replies/,
  ])
    assert.ok(
      loud.some((text) => words.test(text)),
      String(words),
    )
  const facts = exampleFacts()
  const quiet = {
    ...facts,
    own: {
      ...facts.own,
      now: { ...facts.own.before, objected: 2, confirmed: 100 },
      services: [service(60, 50), service(60, 50)],
      refusals: [],
      backlog: { ...facts.own.backlog, late: 0, ages: [1, 0, 0, 0] as [number, number, number, number], desks: [] },
      forecast: [],
    },
  }
  assert.deepEqual(decisionsOf('en', quiet), [])
  const texts = writeReport('en', quiet).sections[0]!.blocks.map((block) => block.is === 'said' && block.text)
  assert.deepEqual(texts, ['No figure asks for a decision.'])
})

// ---- Words

test('the words of a report have the number of what they count', () => {
  assert.match(
    EN.replyPromises(0, 1),
    /^The first reply of 1 case fell due: 0 promises were kept .* and 1 was broken\.$/,
  )
  assert.match(
    EN.solutionPromises(1, 3),
    /^The solution of 3 cases fell due: 1 promise was kept .* and 2 were broken\.$/,
  )
  assert.match(EN.verdicts(1, 2, 1), /^People confirmed once and objected 2 times; 1 case was closed/)
  assert.equal(EN.waitBasis(1, 1), 'Of 1 case of the last ninety days; 1 still waits and is counted as waiting.')
  assert.match(EN.open(1, 0, 3), /^1 case was open .*; 0 are past/)
  assert.match(EN.forecast(1, 2), /1 first reply and 2 solutions fall due/)
  assert.match(EN.pace(1, 2), /^1 case is to be solved .* about 2 are solved/)
  assert.match(EN.takenAway(1, 2), /^1 was withdrawn by its sender and 2 were hidden\.$/)
})

test('writeReport() says that nothing was refused, and what was before it, without a nought', () => {
  const facts = exampleFacts()
  const [first] = facts.own!.refusals
  const own = { ...facts.own!, refusals: [{ ...first!, now: 0, before: 7 }] }
  for (const [lang, none] of [
    ['fa', 'در این دوره هیچ پاسخ «نشد»ی داده نشد. '],
    ['en', 'Nothing was refused in this period. '],
  ] as const) {
    const text = JSON.stringify(writeReport(lang, { ...facts, own }).sections)
    assert.ok(text.includes(none), lang)
    assert.doesNotMatch(text, /۰ پاسخ|"0 replies/)
  }
})

test('writeReport() says of each share how many it is of and how sure it is, and where all can be computed again', () => {
  const facts = exampleFacts()
  const { low, high } = wilson(131, 190)
  const whole = (share: number) => `${Math.round(share * 100)}%`
  const sure = `${whole(low)} to ${whole(high)}`
  const report = writeReport('en', facts)
  const text = JSON.stringify(report.sections)
  assert.ok(text.includes(`131 promises were kept (69%; ${sure})`))
  assert.ok(text.includes(`69% (131 of 190; ${sure})`))
  for (const [share] of text.matchAll(/\d+% \(\d+ of \d+[^)]*\)/g)) assert.match(share, /; \d+% to \d+%\)$/)
  const [kept] = report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'trend' && block.isShare ? [block] : []))
  assert.equal(kept!.points[0]!.of, '90 of 100')
  assert.equal(kept!.points[3]!.of, '', 'a share of nothing')
  assert.match(report.words.methods, /\(version 1\)/)
  assert.equal(report.compute.path, '/en/water/results')
  assert.equal(writeReport('fa', facts).compute.path, '/water/results')
})

test('writeReport() says the same sections in both languages, with a method for every sentence, and no empty one', () => {
  const facts = Facts.parse(JSON.parse(JSON.stringify(exampleFacts())))
  const [fa, en] = [writeReport('fa', facts), writeReport('en', facts)]
  const shape = ({ sections }: typeof fa) =>
    sections.map(({ id, blocks }) => [id, ...blocks.map(({ is }) => is)].join(' '))
  assert.deepEqual(shape(fa), shape(en))
  for (const report of [fa, en]) {
    const known = new Set(report.methods.map(({ id }) => id))
    const text = JSON.stringify(report)
    assert.doesNotMatch(text, /undefined|NaN|Infinity|\[object/)
    for (const { blocks } of report.sections) {
      assert.ok(blocks.length > 0)
      for (const block of blocks) if (block.is === 'said') assert.ok(known.has(block.method))
    }
  }
  const said = JSON.stringify(fa.sections).replace(/\\u[\da-f]{4}/g, '')
  assert.doesNotMatch(said.replace(/"[a-z]+":"?[\w.-]*"?|"day":"[^"]*"/gi, ''), /[a-zA-Z]{3,}/, 'no English in Persian')
  assert.match(JSON.stringify(fa.sections), /مهلت نخستین پاسخ ۱۹۰ پرونده در این دوره سر رسید: ۱۳۱ قول نگه داشته شد/)
})

/** Every number in these figures, by its path. */
function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'number') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

function moved(facts: Facts, path: readonly string[]): Facts {
  const copy = structuredClone(facts)
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy as never)
  holder[path.at(-1)!] = (holder[path.at(-1)!] as number) + 3
  return copy
}

const saidIn = (facts: Facts) =>
  writeReport('en', facts).sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => (block.is === 'said' ? [{ id, text: block.text }] : [])),
  )

test('every sentence that tells a number is tied to a figure: another figure, another sentence', () => {
  const facts = exampleFacts()
  const before = saidIn(facts)
  const changed = new Set<number>()
  for (const path of leavesOf(facts)) {
    const after = saidIn(moved(facts, path))
    const same = new Set(after.map(({ id, text }) => `${id} ${text}`))
    for (const [at, { id, text }] of before.entries()) if (!same.has(`${id} ${text}`)) changed.add(at)
  }
  const untied = before.filter(({ text }, at) => /\d/.test(text) && !changed.has(at))
  // What is the same for every report is no figure: the seven days, the ninety, the share that is too many.
  for (const { text } of untied) assert.doesNotMatch(text.replace(/\b(7|90)\b/g, ''), /\d/, text)
  assert.ok(before.length - untied.length >= 15, `${before.length - untied.length}`)
})

test('every method has words in both languages, and a line in docs/methods/report.md', () => {
  const page = readFileSync(new URL('../../docs/methods/report.md', import.meta.url), 'utf8')
  for (const id of METHODS) assert.match(page, new RegExp(`^\\| \`${id}\` \\|`, 'm'))
  for (const id of METHODS)
    for (const lang of ['fa', 'en'] as const) assert.ok(WORDS[lang].methods[id].text.length > 20)
})

test('an umbrella is told of the agencies under it, and of its own cases only where it has some', () => {
  const shares = { replied: { numerator: 90, denominator: 100 }, done: null, confirmed: null, objected: null }
  const now = { untilDay: '2026-11-20', received: 300, ...shares }
  const before = { ...now, untilDay: '2026-11-13', replied: { numerator: 60, denominator: 100 } }
  const name = { fa: 'برق', en: 'Power' }
  const facts = {
    ...exampleFacts(),
    own: null,
    under: [
      { slug: 'power', name, now, before },
      { slug: 'new', name, now: null, before: null },
    ],
  }
  const { sections } = writeReport('en', Facts.parse(facts))
  assert.deepEqual(
    sections.map(({ id }) => id),
    ['agencies'],
  )
  assert.match(
    JSON.stringify(sections),
    /Power, First reply in time: 90% \(90 of 100; 83% to 94%\)\. 30 percentage points more/,
  )
  assert.match(JSON.stringify(sections), /No release/)
  assert.equal(writeReport('en', Facts.parse(facts)).compute.path, '/en/results')
})

test('a name cannot turn the direction of the sentence around it', () => {
  const facts = exampleFacts()
  facts.own.backlog.desks[0]!.name = { fa: 'میز\u202eتعمیر', en: 'x' }
  assert.doesNotMatch(
    JSON.stringify(writeReport('fa', facts).sections.find(({ id }) => id === 'backlog')!.blocks[2]),
    /\u202e/,
  )
})

test('pictures begin where one reads, stay inside their room, and break where a value is missing', () => {
  assert.match(barPicture('fa', 1, 4), /<rect x="180" y="0" width="60"/)
  assert.match(barPicture('en', 1, 4), /<rect x="0" y="0" width="60"/)
  assert.match(barPicture('en', 0, 0), /width="0"/)
  const point = (value: number | null) => ({ day: '', label: '', value, low: null, high: null, text: '', of: '' })
  const line = trendPicture([point(1), point(2), point(null), point(3)], 3)
  assert.equal(/<path d="(M[^"]*)" fill="none"/.exec(line)![1]!.match(/M/g)!.length, 2)
})
