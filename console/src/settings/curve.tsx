/** Coverage and accuracy as one line, drawn without a library; the same numbers stand in a table beside it. */
import { useId } from 'react'
import { useWords } from '../lang.tsx'
import { MODEL_WORDS } from './model-words.ts'

export type CurvePoint = { threshold: number; coverage: number; accuracy: number }

const [WIDTH, HEIGHT] = [320, 180]
const MARGIN = { start: 46, end: 22, top: 10, bottom: 28 }
const x = (coverage: number) => MARGIN.start + coverage * (WIDTH - MARGIN.start - MARGIN.end)
const y = (accuracy: number) => MARGIN.top + (1 - accuracy) * (HEIGHT - MARGIN.top - MARGIN.bottom)
const RUNGS = [0, 0.25, 0.5, 0.75, 1]

export function Curve({ points, threshold }: { points: readonly CurvePoint[]; threshold: number }) {
  const words = useWords(MODEL_WORDS)
  const title = useId()
  const line = points.map(({ coverage, accuracy }) => `${x(coverage).toFixed(1)},${y(accuracy).toFixed(1)}`).join(' ')
  const now = points.findLast((point) => point.threshold <= threshold)
  return (
    <figure className="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={title} direction="ltr">
        <title id={title}>{words.curveAlt}</title>
        {RUNGS.map((share) => (
          <g key={share} className="curve-axis">
            <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
            <text x={x(0) - 6} y={y(share)} dy="0.35em" textAnchor="end">
              {words.percent(share)}
            </text>
            <text x={x(share)} y={HEIGHT - MARGIN.bottom + 16} textAnchor="middle">
              {words.percent(share)}
            </text>
          </g>
        ))}
        <polyline className="curve-line" points={line} />
        {points.map(({ threshold: at, coverage, accuracy }) => (
          <circle key={at} className="curve-point" cx={x(coverage)} cy={y(accuracy)} r="2.5" />
        ))}
        {now && <circle className="curve-now" cx={x(now.coverage)} cy={y(now.accuracy)} r="6" />}
      </svg>
      <figcaption className="hint">{words.axes(words.probability(threshold))}</figcaption>
    </figure>
  )
}
