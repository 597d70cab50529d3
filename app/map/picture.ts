/**
 * A map as a picture made here: borders of areas, and over them the places of a sheet, each with a mark inside it that
 * is the larger the more cases there are. No script, no tiles, nothing from elsewhere. Pure.
 */
import { html } from '#ui/html.ts'
import type { Outline } from './files.ts'
import { CLASSES } from './view.ts'

type Position = readonly [lon: number, lat: number]
type Ring = readonly Position[]

/** A place with its class, from 0. */
export type Shape = { outline: Outline; step: number }
/** A name at a place, for finding one's way. */
export type Label = { at: Position; text: string }
export type PictureProps = {
  id: string
  title: string
  description: string
  shapes: readonly Shape[]
  borders: readonly Outline[]
  labels: readonly Label[]
}

const WIDTH = 1000
const HEIGHT = 750
const MARGIN = 0.06
/** A page weighs fifteen kilobytes: so many corners of borders it bears. */
const MOST_CORNERS = 1400
/** A place alone is shown with so much around it, in degrees. */
const LEAST_EXTENT = 0.02
/** Of a name, on a telephone. */
const NAME_WIDTH = 340
const NAME_HEIGHT = 90
/** How much of a shape its mark fills, by class. */
const FILLS = [0.3, 0.45, 0.6, 0.78, 1]

export function Picture({ id, title, description, shapes, borders, labels }: PictureProps) {
  const to = projection(shapes.map(({ outline }) => outline))
  const near = bordersNear(borders, to)
  const byStep = CLASSES.map((_, step) => shapes.filter((shape) => shape.step === step))
  return html`<svg class="map" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title>
<desc id="${id}-about">${description}</desc>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
<path class="map-border" d="${near.map((ring) => path(ring, to)).join('')}"/>
<path class="map-place" d="${shapes.flatMap(({ outline }) => ringsOf(outline).map((ring) => path(ring, to))).join('')}"/>
${byStep.map((of, step) => of.length > 0 && html`<path class="map-mark map-mark-${step + 1}" d="${of.flatMap(({ outline }) => mark(outline, FILLS[step]!).map((ring) => path(ring, to))).join('')}"/>`)}
</svg>
${apart(labels.map(({ at, text }) => ({ at: to(at), text }))).map(Name)}
</svg>`
}

type Placed = { at: readonly [number, number]; text: string }

const Name = ({ at: [x, y], text }: Placed) =>
  html`<text class="map-name" x="${percent(x / WIDTH)}" y="${percent(y / HEIGHT)}" text-anchor="middle">${text}</text>`

/** Names inside the picture that do not cover one before them, also where the picture is as wide as a telephone. */
function apart(names: readonly Placed[]): Placed[] {
  const shown: Placed[] = []
  for (const name of names) {
    const [x, y] = name.at
    const isInside = x > NAME_WIDTH / 2 && x < WIDTH - NAME_WIDTH / 2 && y > NAME_HEIGHT && y < HEIGHT
    const isFree = shown.every(({ at }) => Math.abs(at[0] - x) > NAME_WIDTH || Math.abs(at[1] - y) > NAME_HEIGHT)
    if (isInside && isFree) shown.push(name)
  }
  return shown
}

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

const polygonsOf = (outline: Outline): readonly (readonly Ring[])[] =>
  outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
const ringsOf = (outline: Outline): Ring[] => polygonsOf(outline).flat()

type Project = (at: Position) => readonly [number, number]

/** Around all shapes, with equal scales in the middle; degrees of longitude grow shorter towards the poles. */
function projection(outlines: readonly Outline[]): Project {
  const all = outlines.flatMap(ringsOf).flat()
  const [west, east] = range(all.map(([lon]) => lon))
  const [south, north] = range(all.map(([, lat]) => lat))
  const [lon, lat] = [(west + east) / 2, (south + north) / 2]
  const narrow = Math.cos((lat * Math.PI) / 180)
  const width = Math.max(LEAST_EXTENT, (east - west) * narrow)
  const height = Math.max(LEAST_EXTENT, north - south)
  const scale = Math.min(WIDTH / width, HEIGHT / height) * (1 - 2 * MARGIN)
  return ([x, y]) => [Math.round(WIDTH / 2 + (x - lon) * narrow * scale), Math.round(HEIGHT / 2 - (y - lat) * scale)]
}

const range = (numbers: readonly number[]): [number, number] =>
  numbers.reduce<[number, number]>(
    ([low, high], n) => [Math.min(low, n), Math.max(high, n)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

/** Borders that come into the picture, as many as it bears; the first are wanted most. */
function bordersNear(borders: readonly Outline[], to: Project): Ring[] {
  const near: Ring[] = []
  let corners = 0
  for (const ring of borders.flatMap(ringsOf)) {
    const [left, right] = range(ring.map((at) => to(at)[0]))
    const [top, bottom] = range(ring.map((at) => to(at)[1]))
    if (right < 0 || left > WIDTH || bottom < 0 || top > HEIGHT) continue
    corners += ring.length
    if (corners > MOST_CORNERS) break
    near.push(ring)
  }
  return near
}

/** A closed line by steps, in whole units, without those that lead nowhere. */
function path(ring: Ring, to: Project): string {
  const [first, ...rest] = ring.slice(0, -1).map(to)
  let [x, y] = first!
  let steps = ''
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue
    steps += `l${nextX - x}${nextY < y ? '' : ' '}${nextY - y}`
    ;[x, y] = [nextX, nextY]
  }
  return `M${first![0]} ${first![1]}${steps}z`
}

/** The shape drawn smaller around its middle; of several parts, the largest. */
function mark(outline: Outline, share: number): Ring[] {
  const [ring] = polygonsOf(outline)
    .map((rings) => rings[0]!)
    .toSorted((a, b) => b.length - a.length)
  if (share === 1) return ringsOf(outline)
  const [west, east] = range(ring!.map(([lon]) => lon))
  const [south, north] = range(ring!.map(([, lat]) => lat))
  const [lon, lat] = [(west + east) / 2, (south + north) / 2]
  return [ring!.map(([x, y]): Position => [lon + (x - lon) * share, lat + (y - lat) * share])]
}
