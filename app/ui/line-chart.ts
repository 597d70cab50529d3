/** One line over days or over a number, straight from point to point or in steps, with the band of its interval; an open one reaches the top. */
import { scaleLinear } from 'd3-scale'
import { area, curveLinear, curveStepAfter, line } from 'd3-shape'
import { number, shortDate } from '#kit/words.ts'
import { type ChartProps, Figure, hasLow, isolated, type Measured, short } from './chart.ts'
import { attrs, html } from './html.ts'

/** `x` is a civil day, YYYY-MM-DD, or a number; the same in all points, and growing. */
export type Point = Measured & { x: string | number }

export type LineChartProps = ChartProps & {
  points: readonly Point[]
  /** In steps for what stays until it changes, such as the share of people who still wait. */
  steps?: boolean
  /** The value at the top; without it the largest one, rounded up. The bottom is 0. */
  max?: number
  /** Upright lines with a short name, such as the median. */
  marks?: readonly { x: string | number; label: string }[]
}

const PLOT_PX = 220
const TOP_PX = 26
const BOTTOM_PX = 34

/** The plot is drawn in thousandths of its width and height, and stretched. */
const FULL = 1000

const MS_A_DAY = 86_400_000
const at = (x: string | number) => (typeof x === 'number' ? x : Date.parse(`${x}T00:00:00Z`) / MS_A_DAY)

type Scale = (value: number) => number

export function LineChart(props: LineChartProps) {
  const { lang, points } = props
  const xs = points.map(({ x }) => at(x))
  const x = scaleLinear([xs[0] ?? 0, xs.at(-1) ?? 1], [0, FULL]).clamp(true)
  const top = props.max ?? Math.max(...points.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]))
  const y = scaleLinear([0, top || 1], [FULL, 0]).clamp(true)
  if (props.max === undefined) y.nice(4)
  const written = (point: Point['x']) => (typeof point === 'number' ? number(lang, point, 1) : shortDate(lang, point))
  const height = TOP_PX + PLOT_PX + BOTTOM_PX
  const plot = html`<svg y="${TOP_PX}" width="100%" height="${PLOT_PX}">
${y.ticks(4).map((value) => Rung(y(value) / 10, props.format(value)))}
${Curves(props, x, y)}
${Ticks(points, x, written)}
${props.marks?.map((mark) => Mark(x(at(mark.x)) / 10, mark.label))}
</svg>`
  return Figure(
    props,
    { kind: 'line', height, body: plot },
    points.map((point) => written(point.x)),
    points,
  )
}

function Curves({ points, steps }: LineChartProps, x: Scale, y: Scale) {
  const curve = steps ? curveStepAfter : curveLinear
  const path = line<Point>()
    .curve(curve)
    .digits(0)
    .defined(({ value }) => value !== null)
    .x((point) => x(at(point.x)))
    .y(({ value }) => y(value!))
  const band = area<Point>()
    .curve(curve)
    .digits(0)
    .defined(hasLow)
    .x((point) => x(at(point.x)))
    .y0(({ low }) => y(low!))
    .y1(({ high }) => (high === undefined ? 0 : y(high)))
  return html`<svg viewBox="0 0 ${FULL} ${FULL}" preserveAspectRatio="none" width="100%" height="100%"><path class="chart-band" d="${band([...points]) ?? ''}"/><path class="chart-line" d="${path([...points]) ?? ''}"/></svg>`
}

const Rung = (
  percent: number,
  label: string,
) => html`<line${attrs({ class: 'chart-rung', x2: '100%', y1: `${short(percent)}%`, y2: `${short(percent)}%` })}/>
<text${attrs({ class: 'chart-axis', x: -8, y: `${short(percent)}%`, dy: 5, 'text-anchor': 'end' })}>${label}</text>
`

/** Numbers at round places; of days the first and the last, and the one between where there is room. */
function Ticks(
  points: readonly Point[],
  x: ReturnType<typeof scaleLinear<number>>,
  written: (x: Point['x']) => string,
) {
  const days = [...new Set([points[0], points[(points.length - 1) >> 1], points.at(-1)])].flatMap(
    (point) => point?.x ?? [],
  )
  const ticks = typeof points[0]?.x === 'number' ? x.ticks(4) : days
  return ticks.map((tick) => {
    const place = x(at(tick)) / 10
    const anchor = place < 5 ? 'start' : place > 95 ? 'end' : 'middle'
    return html`<text${attrs({
      class: anchor === 'middle' && typeof tick === 'string' ? 'chart-axis chart-wide' : 'chart-axis',
      x: `${short(place)}%`,
      y: '100%',
      dy: 24,
      'text-anchor': anchor,
    })}>${written(tick)}</text>
`
  })
}

const Mark = (
  place: number,
  label: string,
) => html`<line${attrs({ class: 'chart-median', x1: `${short(place)}%`, x2: `${short(place)}%`, y1: -6, y2: '100%' })}/>
<text${attrs({ class: 'chart-name', x: `${short(place)}%`, y: -11, 'text-anchor': place < 50 ? 'start' : 'end' })}>${isolated(label)}</text>
`
