/** The houses and numbered things of the made-up town: along its streets, on empty desert. Not a file of any real place. */
import { AREAS } from './areas.ts'
import type { Address, Asset, Point } from './shape.ts'

const HOUSES = 96
/** Half the width of a way, in degrees. */
const SIDE = 0.00008
const LAMP_EVERY = 8

type Way = { area: (typeof AREAS)[number]; name: string; from: Point; to: Point }

/** The ways of an area cross it side by side, every other one from north to south. */
const WAYS: readonly Way[] = AREAS.flatMap((area) => {
  const [[south, west], , [north, east]] = area.ring as [Point, Point, Point]
  return area.streets.map((name, at): Way => {
    const share = (at + 1) / (area.streets.length + 1)
    const [lat, lon] = [south + share * (north - south), west + share * (east - west)]
    return at % 2 === 0
      ? { area, name, from: [lat, west + 0.0005], to: [lat, east - 0.0005] }
      : { area, name, from: [south + 0.0005, lon], to: [north - 0.0005, lon] }
  })
})

const round = (degrees: number) => Number(degrees.toFixed(6))

/** A place along a way, `side` to its left or right. */
const along = ({ from, to }: Way, share: number, side: number): Point => {
  const isLying = from[0] === to[0]
  const [lat, lon] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
  return isLying ? [round(lat + side), round(lon)] : [round(lat), round(lon + side)]
}

const isAlley = (name: string) => name.startsWith('کوچه')

/** Odd numbers on the one side, even ones on the other; squares have none. */
export const ADDRESSES: readonly Address[] = WAYS.filter(({ name }) => !name.startsWith('میدان')).flatMap((way) =>
  Array.from(
    { length: HOUSES },
    (_, at): Address => ({
      area: way.area.code,
      street: isAlley(way.name) ? '' : way.name,
      alley: isAlley(way.name) ? way.name : '',
      number: String(at + 1),
      point: along(way, at / HOUSES, at % 2 === 0 ? SIDE : -SIDE),
    }),
  ),
)

const lamps = WAYS.flatMap((way, street) =>
  Array.from(
    { length: HOUSES / LAMP_EVERY },
    (_, at): Asset => ({
      kind: 'lamp',
      code: String(1000 + street * 100 + at),
      owner: 'city',
      area: way.area.code,
      point: along(way, (at + 0.5) / (HOUSES / LAMP_EVERY), 0),
    }),
  ),
)
const manholes = WAYS.map(
  (way, street): Asset => ({
    kind: 'manhole',
    code: `T-${street + 11}`,
    owner: 'telecom',
    area: way.area.code,
    point: along(way, 0.4, 0),
  }),
)
const masts = AREAS.filter((_, at) => at % 2 === 0).map(
  ({ code, centre }, at): Asset => ({ kind: 'mast', code: `M-${at + 1}`, owner: 'telecom', area: code, point: centre }),
)
const branches = [
  { area: 'darvazeh-no', fa: 'پست دروازه‌نو', en: 'Darvazeh No post office' },
  { area: 'firuzeh', fa: 'پست شهرک فیروزه', en: 'Firuzeh post office' },
].map(({ area, fa, en }, at): Asset => {
  const of = AREAS.find(({ code }) => code === area)!
  return { kind: 'branch', code: `P-${at + 1}`, name: { fa, en }, owner: 'post', area: of.code, point: of.centre }
})

export const ASSETS: readonly Asset[] = [...lamps, ...manholes, ...masts, ...branches]
