/** Lying bars, one for each name, from the side where reading begins; the interval of a value is a thin line over its bar. */
import { scaleLinear } from 'd3-scale'
import { type ChartProps, Figure, hasInterval, isolated, type Measured, short } from './chart.ts'
import { attrs, html } from './html.ts'

export type Bar = Measured & { label: string }

/** `max` is the value of a full bar; without it the largest value or end of an interval is. */
export type BarChartProps = ChartProps & { bars: readonly Bar[]; max?: number }

const ROW_PX = 58
const BAR_TOP_PX = 26
const BAR_PX = 18
const WHISKER_PX = 6

/** Longer names are cut in the picture, for a telephone's width; the table has them whole. */
const MAX_LABEL_LETTERS = 28

export function BarChart(props: BarChartProps) {
  const { bars, max = Math.max(...bars.flatMap(({ value, high }) => [value ?? 0, high ?? 0])) } = props
  const width = scaleLinear([0, max || 1], [0, 100]).clamp(true)
  const rows = bars.map((bar, at) => Row(props, bar, at * ROW_PX, width))
  return Figure(
    props,
    { kind: 'bars', height: bars.length * ROW_PX, body: rows },
    bars.map(({ label }) => label),
    bars,
  )
}

function Row({ lang, format }: BarChartProps, bar: Bar, y: number, width: (value: number) => number) {
  const { label, value } = bar
  const fromRight = lang === 'fa'
  const across = (part: number) => `${short(fromRight ? 100 - part : part)}%`
  const [start, end] = fromRight ? ['end', 'start'] : ['start', 'end']
  const name = label.length > MAX_LABEL_LETTERS ? `${label.slice(0, MAX_LABEL_LETTERS - 1).trimEnd()}…` : label
  const top = y + BAR_TOP_PX
  return html`<g>
<text${attrs({ x: across(0), y: y + 18, 'text-anchor': start })}>${isolated(name)}</text>
<text${attrs({ class: 'chart-value', x: across(100), y: y + 18, 'text-anchor': end })}>${value === null ? '—' : format(value)}</text>
<rect${attrs({ class: 'chart-track', x: 0, y: top, width: '100%', height: BAR_PX })}/>
${
  value !== null &&
  html`<rect${attrs({
    class: 'chart-mark',
    x: across(fromRight ? width(value) : 0),
    y: top,
    width: `${short(width(value))}%`,
    height: BAR_PX,
  })}/>`
}
${
  hasInterval(bar) &&
  html`<rect${attrs({
    class: 'chart-whisker',
    x: across(width(fromRight ? bar.high! : bar.low!)),
    y: top + (BAR_PX - WHISKER_PX) / 2,
    width: `${short(width(bar.high!) - width(bar.low!))}%`,
    height: WHISKER_PX,
  })}/>`
}
</g>
`
}
