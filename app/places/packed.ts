/** Ways with their houses in little memory, so that those of a whole country can be handed to another thread. Pure. */
import type { Way } from './gazetteer-rows.ts'

export type PackedWay = Pick<Way, 'areaId' | 'street' | 'alley'> & {
  /** House numbers, one a line. */
  numbers: string
  /** Latitude and longitude of each; NaN without a point. */
  points: Float64Array
}

export function packWay({ areaId, street, alley, houses }: Way): PackedWay {
  const points = new Float64Array(2 * houses.length)
  for (const [at, [, lat, lon]] of houses.entries()) points.set([lat ?? Number.NaN, lon ?? Number.NaN], 2 * at)
  return { areaId, street, alley, numbers: houses.map(([number]) => number.replaceAll('\n', ' ')).join('\n'), points }
}

export function* openWays(packed: Iterable<PackedWay>): Generator<Way> {
  for (const { areaId, street, alley, numbers, points } of packed) {
    const at = (index: number) => (Number.isNaN(points[index]) ? null : points[index]!)
    const houses = numbers.split('\n').map((number, house) => [number, at(2 * house), at(2 * house + 1)] as const)
    yield { areaId, street, alley, houses }
  }
}
