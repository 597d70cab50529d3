/** An indicator over time as a chart with its interval, what happened meanwhile, and the same as a table. */
import { type Lang, longDate, pick, shortDate } from '#kit/words.ts'
import { html } from '#ui/html.ts'
import { LineChart } from '#ui/line-chart.ts'
import type { Trend } from '../schema.ts'
import { changeOf, type Mark, marksOf } from '../trend.ts'
import { partText, valueText } from '../written.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'

export function TrendChart(lang: Lang, name: string, trend: Trend) {
  const words = INDICATOR_WORDS[lang]
  const known = trend.points.flatMap(({ untilDay, figure }) =>
    figure && figure.value !== null ? [{ untilDay, figure }] : [],
  )
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first === last) return html`<h2>${words.trend}</h2><p>${words.noTrend}</p>`
  const { unit } = last.figure
  const format = (value: number) => valueText(lang, { unit, value, low: null, high: null, why: null })
  const change = changeOf(trend)
  const marks = marksOf(trend)
  const description = [
    words.trendFrom(
      format(first.figure.value!),
      longDate(lang, first.untilDay),
      format(last.figure.value!),
      longDate(lang, last.untilDay),
    ),
    change && words.trendChange[change],
  ]
    .filter(Boolean)
    .join(' ')
  return html`<h2>${words.trend}</h2>
${LineChart({
  lang,
  id: 'trend',
  title: name,
  description,
  format,
  labels: { row: words.trendDay, value: name },
  points: trend.points.map(({ untilDay, figure }) => ({
    x: untilDay,
    value: figure?.value ?? null,
    low: figure?.low ?? undefined,
    high: figure?.high ?? undefined,
  })),
  more: [
    { label: words.of, cells: trend.points.map(({ figure }) => (figure ? partText(lang, figure) : '')) },
    { label: words.method, cells: trend.points.map(({ figure }) => (figure ? words.version(figure.version) : '')) },
  ],
  marks: marks.map(({ day }, at) => ({ x: day, label: mark(lang, at) })),
  note: html`${description} ${words.trendNote}`,
})}
${marks.length > 0 && html`<h3>${words.marks}</h3><ul>${marks.map((one, at) => html`<li>${mark(lang, at)} ${shortDate(lang, one.day)}: ${textOf(lang, one)}</li>`)}</ul>`}`
}

/** A letter for each, which stays short in a narrow picture. */
const mark = (lang: Lang, at: number) =>
  `(${(lang === 'fa' ? 'الف ب پ ت ث ج چ ح خ' : 'a b c d e f g h i').split(' ')[at]})`

function textOf(lang: Lang, one: Mark) {
  const words = INDICATOR_WORDS[lang]
  if (one.is === 'event') return html`<bdi>${pick(one.event.text, lang)}</bdi>`
  return one.is === 'method' ? words.methodChanged(one.from, one.to) : words.groupChanged(one.from, one.to)
}
