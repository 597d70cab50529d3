/** Charts draw what they are given: places are counted by hand here, and the table beside the picture says the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Lang, number } from '#kit/words.ts'
import { BarChart, type BarChartProps } from './bar-chart.ts'
import { LineChart, type LineChartProps } from './line-chart.ts'

const common = (lang: Lang) => ({
  lang,
  id: 'c',
  title: 'T',
  description: 'D',
  format: (n: number) => number(lang, n, 2),
  labels: { row: 'R', value: 'V' },
})
const bars = async (lang: Lang, props: Pick<BarChartProps, 'bars' | 'max'>) =>
  String(await BarChart({ ...common(lang), ...props }))
const line = async (props: Pick<LineChartProps, 'points' | 'max' | 'steps' | 'marks' | 'more'>) =>
  String(await LineChart({ ...common('en'), ...props }))

/** The places of the drawn bars, as they stand in the picture. */
const marks = (page: string, kind = 'mark') =>
  [...page.matchAll(new RegExp(`<rect class="chart-${kind}" x="([\\d.]+)%" y="[\\d.]+" width="([\\d.]+)%"`, 'g'))].map(
    ([, x, width]) => [Number(x), Number(width)],
  )

test('BarChart() begins on the side where reading begins', async () => {
  const props = {
    max: 4,
    bars: [
      { label: 'a', value: 1 },
      { label: 'b', value: 4 },
    ],
  }
  assert.deepEqual(marks(await bars('en', props)), [
    [0, 25],
    [0, 100],
  ])
  assert.deepEqual(marks(await bars('fa', props)), [
    [75, 25],
    [0, 100],
  ])
})

test('BarChart() takes the largest value or interval for a full bar', async () => {
  const page = await bars('en', {
    bars: [
      { label: 'a', value: 1 },
      { label: 'b', value: 4, low: 2, high: 8 },
    ],
  })
  assert.deepEqual(marks(page), [
    [0, 12.5],
    [0, 50],
  ])
  assert.deepEqual(marks(page, 'whisker'), [[25, 75]])
  assert.deepEqual(marks(await bars('fa', { bars: [{ label: 'b', value: 4, low: 2, high: 8 }] }), 'whisker'), [[0, 75]])
})

test('BarChart() never draws outside, whatever the values', async () => {
  const value = fc.double({ min: 0, max: 1e9, noNaN: true })
  const bar = fc.record({ label: fc.string(), value: fc.option(value), low: value, high: value })
  await fc.assert(
    fc.asyncProperty(
      fc.array(bar, { minLength: 1, maxLength: 6 }),
      fc.constantFrom<Lang>('fa', 'en'),
      async (some, lang) => {
        const ordered = some.map(({ low, high, ...rest }) => ({
          ...rest,
          low: Math.min(low, high),
          high: Math.max(low, high),
        }))
        const page = await bars(lang, { bars: ordered })
        const drawn = [...marks(page), ...marks(page, 'whisker')]
        assert.equal(drawn.length, some.length + some.filter((one) => one.value !== null).length)
        for (const [x, width] of drawn) assert.ok(x! >= 0 && width! >= 0 && x! + width! <= 100.15, `${x} ${width}`)
      },
    ),
    { numRuns: 50 },
  )
})

test('a value that may not be shown has no bar and no number', async () => {
  const page = await bars('en', {
    bars: [
      { label: 'few', value: null },
      { label: 'none', value: 0 },
    ],
  })
  assert.deepEqual(marks(page), [[0, 0]])
  assert.match(page, /<th scope="row">few<\/th><td class="number">—<\/td>/)
})

test('a long name is cut in the picture and whole in the table', async () => {
  const label = 'Installing and moving lines, and street cabinets'
  const page = await bars('en', { bars: [{ label, value: 1 }] })
  assert.match(page, /\u2068Installing and moving lines…\u2069/)
  assert.match(page, new RegExp(`<th scope="row">${label}</th>`))
})

test('a chart of nothing says so', async () => {
  for (const page of [await bars('fa', { bars: [] }), await line({ points: [] })]) {
    assert.doesNotMatch(page, /<svg|NaN|Infinity/)
    assert.match(page, /هنوز داده‌ای|nothing to show/)
  }
})

test('LineChart() goes from point to point, over numbers and over days alike', async () => {
  const numbers = await line({
    max: 10,
    points: [
      { x: 0, value: 0 },
      { x: 5, value: 10 },
      { x: 10, value: 5 },
    ],
  })
  assert.match(numbers, /class="chart-line" d="M0,1000L500,0L1000,500"/)
  const days = await line({
    max: 10,
    points: [
      { x: '2026-11-20', value: 0 },
      { x: '2026-11-25', value: 10 },
      { x: '2026-11-30', value: 5 },
    ],
  })
  assert.match(days, /class="chart-line" d="M0,1000L500,0L1000,500"/)
  assert.match(days, />20 Nov 2026<\/text>[\s\S]*>25 Nov 2026<\/text>[\s\S]*>30 Nov 2026<\/text>/)
})

test('LineChart() in steps keeps a value until the next point, and so does its band', async () => {
  const page = await line({
    max: 1,
    steps: true,
    points: [
      { x: 0, value: 1, low: 1, high: 1 },
      { x: 1, value: 0.5, low: 0.25, high: 0.75 },
      { x: 2, value: 0.5, low: 0.25, high: 0.75 },
    ],
  })
  assert.match(page, /class="chart-line" d="M0,0L500,0L500,500L1000,500L1000,500"/)
  assert.match(page, /class="chart-band" d="M0,0L500,0L500,250L1000,250L1000,250L1000,750L1000,750L500,750L500,0L0,0Z"/)
})

test('LineChart() draws an interval without a high end to the top, and the table says so', async () => {
  const page = await line({
    points: [
      { x: 0, value: 2, low: 1, high: 4 },
      { x: 1, value: null, low: 2 },
    ],
  })
  assert.match(page, /class="chart-band" d="M0,0L1000,0L1000,500L0,750Z"/)
  assert.match(
    page,
    /<td class="number">1 to 4<\/td>[\s\S]*<td class="number">—<\/td><td class="number">2 or more<\/td>/,
  )
})

test('a chart has further columns in its table, a cell for each row', async () => {
  const points = [
    { x: 0, value: 2 },
    { x: 1, value: 3 },
  ]
  const page = await line({ points, more: [{ label: 'Of how many', cells: ['2 of 9'] }] })
  assert.match(page, /<th scope="col" class="number">Of how many<\/th>/)
  assert.match(
    page,
    /<td class="number">2<\/td><td class="number">2 of 9<\/td>[\s\S]*<td class="number">3<\/td><td class="number"><\/td>/,
  )
})

test('LineChart() leaves a gap where a value is missing', async () => {
  const page = await line({ max: 1, points: [0, 1, 2, 3].map((x) => ({ x, value: x === 2 ? null : 1 })) })
  assert.match(page, /class="chart-line" d="M0,0L333,0M1000,0Z"/)
})

test('LineChart() marks a place with its name', async () => {
  const page = await line({
    max: 1,
    points: [
      { x: 0, value: 1 },
      { x: 8, value: 0 },
    ],
    marks: [{ x: 2, label: 'Median' }],
  })
  assert.match(page, /<line class="chart-median" x1="25%" x2="25%"/)
  assert.match(page, /\u2068Median\u2069/)
})

test('one point, or many of one value, are drawn without a number that is none', async () => {
  for (const points of [[{ x: 3, value: 0 }], [{ x: '2026-11-20', value: 7 }], [1, 2, 3].map((x) => ({ x, value: 0 }))])
    assert.doesNotMatch(await line({ points }), /NaN|Infinity|undefined/)
})

test('the picture is named and described, and the table has an interval only where there is one', async () => {
  const page = await bars('en', {
    bars: [
      { label: 'a', value: 1, low: 0.5, high: 2 },
      { label: 'b', value: 1 },
    ],
  })
  assert.match(
    page,
    /<svg [^>]*role="img"[^>]* aria-labelledby="c-title" aria-describedby="c-desc">\s*<title id="c-title">T<\/title><desc id="c-desc">D<\/desc>/,
  )
  assert.match(page, /<td class="number">0.5 to 2<\/td>[\s\S]*<td class="number">—<\/td>/)
  assert.doesNotMatch(await bars('en', { bars: [{ label: 'b', value: 1 }] }), /Confidence interval/)
})
