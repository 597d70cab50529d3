/**
 * The pictures of a report in print, as SVG without a letter in them: words and numbers are set around them by Typst, so
 * that they are shaped, searchable and read aloud. Lines run from left to right in both languages, as on the pages (app/ui), with their first and last day under them; bars begin where one reads. Pure.
 */
import type { Lang } from '#kit/words.ts'
import type { Point } from './schema.ts'

const INK = '#0d3b40'
const BAND = '#bcd6d8'
const AXIS = '#8a8a7c'
const ROOM = { width: 480, height: 230, edge: 8 }
const BAR = { width: 240, height: 12 }

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`

const n = (value: number) => String(Math.round(value * 100) / 100)

/** A lying bar for `value` of `most`, from the right in Persian. */
export function barPicture(lang: Lang, value: number, most: number): string {
  const long = most === 0 ? 0 : (value / most) * BAR.width
  const from = lang === 'fa' ? BAR.width - long : 0
  return svg(
    BAR.width,
    BAR.height,
    `<rect x="0" y="0" width="${BAR.width}" height="${BAR.height}" fill="#eceae2"/><rect x="${n(from)}" y="0" width="${n(long)}" height="${BAR.height}" fill="${INK}"/>`,
  )
}

/** The points as a line from 0 to `most`, with their intervals; a point without a value breaks the line. */
export function trendPicture(points: readonly Point[], most: number): string {
  const x = (at: number) => ROOM.edge + (at / Math.max(1, points.length - 1)) * (ROOM.width - 2 * ROOM.edge)
  const y = (value: number) => ROOM.height - ROOM.edge - (value / most) * (ROOM.height - 2 * ROOM.edge)
  const known = points.flatMap((point, at) => (point.value === null ? [] : [{ at, ...point, value: point.value }]))
  const axis = `<path d="M0 ${ROOM.height - ROOM.edge}H${ROOM.width}" stroke="${AXIS}" stroke-width="1"/>`
  const whiskers = known
    .filter(({ low, high }) => low !== null && high !== null)
    .map(
      ({ at, low, high }) => `<path d="M${n(x(at))} ${n(y(low!))}V${n(y(high!))}" stroke="${BAND}" stroke-width="10"/>`,
    )
  const line = known.map(({ at, value }) => {
    const isNew = at === 0 || points[at - 1]!.value === null
    return `${isNew ? 'M' : 'L'}${n(x(at))} ${n(y(value))}`
  })
  const dots = known.map(({ at, value }) => `<circle cx="${n(x(at))}" cy="${n(y(value))}" r="3" fill="${INK}"/>`)
  return svg(
    ROOM.width,
    ROOM.height,
    `${axis}${whiskers.join('')}<path d="${line.join('')}" fill="none" stroke="${INK}" stroke-width="2"/>${dots.join('')}`,
  )
}
