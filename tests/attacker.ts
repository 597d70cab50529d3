/**
 * A reader who keeps every published count, writes each as a linear equation over all cases there could be, and works out
 * which other counts follow from them together. Plays no tricks with rules; knows no case.
 *
 * A count follows from others when it is a sum of multiples of theirs: when every vector that leaves all of theirs as they
 * are leaves it, too. Two such vectors drawn by chance, reckoned modulo a prime, show it wrongly once in 10¹⁵ questions.
 */
import { seeded } from '../packages/indicators/random.ts'

/** Days are numbers; `seen` is the day from which a case could be counted: later than its opening when it came late. */
export type KnownCase = { service: string; area: string; channel: string; opened: number; seen: number }

/** Cases of these services that were opened on these days, both included. */
export type Opened = { services: readonly string[]; openedFrom: number; openedTo: number }

type Which = { services: readonly string[]; areas: readonly string[] | null; channels: readonly string[] | null }

/** A published count: of these cases, no service twice, in these areas and by these channels (null for any), seen up to a day. */
export type Published = Omit<Which, 'services'> & { of: readonly Opened[]; seenTo: number; count: number }

/** Several services are told apart by nothing. */
export type Exposed = Which & { openedFrom: number; openedTo: number; seenFrom: number; seenTo: number; count: number }

const PRIME = 67_108_859
const VECTORS = 2

/** The groups of at least one and fewer than k cases whose number follows from what was published. */
export function exposedGroups(told: readonly Published[], cases: readonly KnownCase[], k: number): Exposed[] {
  // Everybody knows when the agency began: before its first case there was none.
  const start = Math.min(...cases.map(({ opened }) => opened))
  const published = told.map((one) => ({
    ...one,
    of: one.of.map((range) => ({ ...range, openedFrom: Math.max(range.openedFrom, start) })),
  }))
  const space = spaceOf(published, cases)
  const free = freeVectors(published, space)
  const found: Exposed[] = []
  for (const services of setsOf(space.services, [
    space.services,
    ...published.flatMap(({ of }) => of.map(({ services }) => services)),
  ]))
    for (const areas of [
      null,
      ...setsOf(
        space.areas,
        published.flatMap(({ areas }) => (areas ? [areas] : [])),
      ),
    ])
      for (const channels of [
        null,
        ...setsOf(
          space.channels,
          published.flatMap(({ channels }) => (channels ? [channels] : [])),
        ),
      ]) {
        const which = { services, areas, channels }
        const sums = [space.truth, ...free].map((of) => prefixSums(space, of, which))
        found.push(...exposedIn(space, sums, k).map((range) => ({ ...which, ...range })))
      }
  return found
}

/** Everything that can be told apart: kinds of case, by the stretches of days between all days that were published. */
type Space = {
  services: string[]
  areas: string[]
  channels: string[]
  /** The first days of the stretches, and one more: the day after the last. */
  opened: number[]
  seen: number[]
  size: number
  /** How many cases there are in each cell. */
  truth: number[]
}

function spaceOf(published: readonly Published[], cases: readonly KnownCase[]): Space {
  const names = (of: 'service' | 'area' | 'channel', told: readonly string[]) =>
    [...new Set([...cases.map((one) => one[of]), ...told])].sort()
  const days = (own: readonly number[], told: readonly number[]) => {
    const first = Math.min(...own, ...told)
    return [...new Set([first, ...told, Math.max(...own, ...told) + 1])].sort((a, b) => a - b)
  }
  const space = {
    services: names(
      'service',
      published.flatMap(({ of }) => of.flatMap(({ services }) => services)),
    ),
    areas: names(
      'area',
      published.flatMap(({ areas }) => areas ?? []),
    ),
    channels: names(
      'channel',
      published.flatMap(({ channels }) => channels ?? []),
    ),
    opened: days(
      cases.map(({ opened }) => opened),
      published.flatMap(({ of }) => of.flatMap((one) => [one.openedFrom, one.openedTo + 1])),
    ),
    seen: days(
      cases.map(({ seen }) => seen),
      published.map(({ seenTo }) => seenTo + 1),
    ),
  }
  const kinds = space.services.length * space.areas.length * space.channels.length
  const size = kinds * (space.opened.length - 1) * (space.seen.length - 1)
  const truth = Array<number>(size).fill(0)
  for (const one of cases) {
    const kind = kindOf(
      space,
      space.services.indexOf(one.service),
      space.areas.indexOf(one.area),
      space.channels.indexOf(one.channel),
    )
    truth[cellOf(space, kind, stretch(space.opened, one.opened), stretch(space.seen, one.seen))]! += 1
  }
  return { ...space, size, truth }
}

type Sizes = Pick<Space, 'areas' | 'channels' | 'opened' | 'seen'>
const kindOf = ({ areas, channels }: Sizes, service: number, area: number, channel: number) =>
  (service * areas.length + area) * channels.length + channel
const cellOf = ({ opened, seen }: Sizes, kind: number, day: number, night: number) =>
  (kind * (opened.length - 1) + day) * (seen.length - 1) + night
const stretch = (starts: readonly number[], day: number) => starts.findLastIndex((start) => start <= day)

function kindsOf(space: Space, { services, areas, channels }: Which): number[] {
  const at = (all: readonly string[], some: readonly string[] | null) =>
    some === null ? all.map((_, index) => index) : some.map((name) => all.indexOf(name))
  return at(space.services, services).flatMap((s) =>
    at(space.areas, areas).flatMap((a) => at(space.channels, channels).map((c) => kindOf(space, s, a, c))),
  )
}

/** Vectors by chance that change no published count. */
function freeVectors(published: readonly Published[], space: Space): number[][] {
  const empty = new Set(impossibleCells(space))
  const equations = published.map((one) => cellsIn(space, one).filter((cell) => !empty.has(cell)))
  // Cells that stand in the same equations are one unknown, until they are shared out again.
  const signatures = Array.from({ length: space.size }, () => '')
  for (const [at, cells] of equations.entries()) for (const cell of cells) signatures[cell] += `${at} `
  const unknown = new Map<string, number>()
  const columnOf = signatures.map((signature, cell) => {
    if (empty.has(cell)) return null
    if (!unknown.has(signature)) unknown.set(signature, unknown.size)
    return unknown.get(signature)!
  })
  const rows = equations.map((cells) => {
    const row = new Float64Array(unknown.size)
    for (const cell of cells) row[columnOf[cell]!] = 1
    return row
  })
  const solved = eliminate(rows)
  const chance = seeded(1404)
  const draw = () => Math.floor(chance() * PRIME)
  return Array.from({ length: VECTORS }, () => shareOut(columnOf, unknownsOf(solved, unknown.size, draw), draw))
}

function cellsIn(space: Space, { of, areas, channels, seenTo }: Published): number[] {
  const nights = space.seen.indexOf(seenTo + 1)
  return of.flatMap(({ services, openedFrom, openedTo }) => {
    const [from, to] = [space.opened.indexOf(openedFrom), space.opened.indexOf(openedTo + 1)]
    const cells: number[] = []
    for (const kind of kindsOf(space, { services, areas, channels }))
      for (let day = from; day < to; day++)
        for (let night = 0; night < nights; night++) cells.push(cellOf(space, kind, day, night))
    return cells
  })
}

/** Nobody is seen before they came: these are known to be none. */
function impossibleCells(space: Space): number[] {
  const { opened, seen } = space
  const kinds = space.size / ((opened.length - 1) * (seen.length - 1))
  return Array.from({ length: opened.length - 1 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: seen.length - 1 }, (_, night) => night)
      .filter((night) => seen[night + 1]! - 1 < opened[day]!)
      .flatMap((night) => Array.from({ length: kinds }, (_, kind) => cellOf(space, kind, day, night))),
  )
}

type Solved = { row: Float64Array; pivot: number }[]

function eliminate(rows: readonly Float64Array[]): Solved {
  const done: Solved = []
  for (const row of rows) {
    for (const { row: by, pivot } of done) subtract(row, by, row[pivot]!)
    const pivot = row.findIndex((value) => value !== 0)
    if (pivot < 0) continue
    const inverse = power(row[pivot]!, PRIME - 2)
    for (let at = 0; at < row.length; at++) row[at] = (row[at]! * inverse) % PRIME
    for (const { row: other } of done) subtract(other, row, other[pivot]!)
    done.push({ row, pivot })
  }
  return done
}

function subtract(row: Float64Array, by: Float64Array, times: number) {
  if (times === 0) return
  for (let at = 0; at < row.length; at++) if (by[at] !== 0) row[at] = (row[at]! + (PRIME - times) * by[at]!) % PRIME
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base]
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}

function unknownsOf(solved: Solved, unknowns: number, draw: () => number): number[] {
  const pivots = new Set(solved.map(({ pivot }) => pivot))
  const values = Array.from({ length: unknowns }, (_, at) => (pivots.has(at) ? 0 : draw()))
  for (const { row, pivot } of solved) {
    let sum = 0
    for (let at = 0; at < unknowns; at++)
      if (at !== pivot && row[at] !== 0) sum = (sum + row[at]! * values[at]!) % PRIME
    values[pivot] = (PRIME - sum) % PRIME
  }
  return values
}

/** Each unknown's value over its cells, by chance but for the last; what is none stays none. */
function shareOut(columnOf: readonly (number | null)[], values: readonly number[], draw: () => number): number[] {
  const left = [...values]
  const last = new Map(columnOf.map((column, cell) => [column, cell]))
  return columnOf.map((column, cell) => {
    if (column === null) return 0
    if (last.get(column) === cell) return left[column]!
    const part = draw()
    left[column] = (left[column]! + PRIME - part) % PRIME
    return part
  })
}

/** Each by itself, and every set that stands in a published count. */
const setsOf = (all: readonly string[], told: readonly (readonly string[])[]): string[][] =>
  [...new Set([...all, ...told.map((set) => [...set].sort().join('\n'))])].map((set) => set.split('\n'))

/** Sums over the first days and nights, so that any stretch of both is four of them. */
function prefixSums(space: Space, values: readonly number[], which: Which): number[][] {
  const [days, nights] = [space.opened.length - 1, space.seen.length - 1]
  const sums = Array.from({ length: days + 1 }, () => Array<number>(nights + 1).fill(0))
  const kinds = kindsOf(space, which)
  for (let day = 0; day < days; day++)
    for (let night = 0; night < nights; night++) {
      let here = 0
      for (const kind of kinds) here += values[cellOf(space, kind, day, night)]!
      sums[day + 1]![night + 1] = sums[day]![night + 1]! + sums[day + 1]![night]! - sums[day]![night]! + here
    }
  return sums
}

type Range = Omit<Exposed, keyof Which>

/**
 * Stretches of days by stretches of nights; and what one time of asking has over an earlier one: who was opened since, and
 * who was opened before and came late, together.
 */
function exposedIn({ opened, seen }: Space, [truth, ...free]: number[][][], k: number): Range[] {
  const found: Range[] = []
  const over = (sums: number[][], a: number, b: number, c: number, d: number) =>
    sums[b]![d]! - sums[a]![d]! - sums[b]![c]! + sums[a]![c]!
  const since = (sums: number[][], a: number, before: number, b: number, c: number, d: number) =>
    over(sums, a, b, 0, d) - over(sums, a, before, 0, c)
  const look = (of: (sums: number[][]) => number, [a, b, c, d]: readonly [number, number, number, number]) => {
    const count = of(truth!)
    if (count < 1 || count >= k || !free.every((sums) => of(sums) % PRIME === 0)) return
    found.push({ openedFrom: opened[a]!, openedTo: opened[b]! - 1, seenFrom: seen[c]!, seenTo: seen[d]! - 1, count })
  }
  for (let a = 0; a < opened.length - 1; a++)
    for (let b = a + 1; b < opened.length; b++)
      for (let c = 0; c < seen.length - 1; c++)
        for (let d = c + 1; d < seen.length; d++) {
          look((sums) => over(sums, a, b, c, d), [a, b, c, d])
          for (let before = a + 1; before < b; before++)
            look((sums) => since(sums, a, before, b, c, d), [before, b, c, d])
        }
  return found
}
