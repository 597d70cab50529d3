/**
 * Places and addresses: how right, how fast and how small, beside search libraries on the same rows. `npm run bench -- place
 * --data DIR` reads DIR laid out like the place part of ../shared/data (iran_places.tsv, place_queries.json if there) and asks the questions of `--seeds` too. `--count` houses
 * are made for the measure of size (8,000,000; 0 leaves it out), `--n` questions are asked of each set. Times are the best of three passes, as others may use the machine; those of one pass stand beside.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildGazetteer, type Gazetteer, geocode, type Match, reverse } from '../packages/geocoder/index.ts'
import { givenFile } from './place/given.ts'
import { peersOn } from './place/peers.ts'
import { type Place, type Question, questionsOf, randomFrom } from './place/queries.ts'
import { keyOf, plain, readPlaces } from './place/rows.ts'
import { measureUnknown } from './place/unknown.ts'
import { report } from './report.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    n: { type: 'string', default: '2000' },
    count: { type: 'string', default: '8000000' },
    points: { type: 'string', default: '1000000' },
    seeds: { type: 'string', default: '11,2026' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const file = givenFile('place', values.data, 'iran_places.tsv')
const folder = dirname(file)
const MOST_PEER_MS = 5000
const SEEDS = values.seeds.split(',').filter(Boolean).map(Number)

const round = (value: number, digits = 3) => Number(value.toFixed(digits))
const percent = (part: number, of: number) => round((100 * part) / Math.max(1, of), 1)
const at = (sorted: Float64Array, share: number) => round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)

/** The class that an answer is in. */
function classOf({ name, within }: Match): string {
  const around = (level: string) => within.find((area) => area.level === level)?.name ?? ''
  return keyOf({ name, county: around('county'), province: around('province') })
}

function measure(g: Gazetteer, questions: readonly Question[]) {
  const best = new Float64Array(questions.length).fill(Number.POSITIVE_INFINITY)
  const one = new Float64Array(questions.length)
  let [right, flagged] = [0, 0]
  for (let pass = 0; pass < 3; pass++)
    for (const [place, [text, expected]] of questions.entries()) {
      const before = performance.now()
      const { matches, status } = geocode(g, text)
      const ms = performance.now() - before
      best[place] = Math.min(best[place]!, ms)
      one[place] = ms
      if (pass > 0) continue
      if (matches[0] && classOf(matches[0]) === expected) right++
      if (status === 'ambiguous') flagged++
    }
  const [sorted, raw] = [best.toSorted(), one.toSorted()]
  return {
    top1: percent(right, questions.length),
    ambiguous: percent(flagged, questions.length),
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    onePass: { p50: at(raw, 0.5), p95: at(raw, 0.95), p99: at(raw, 0.99) },
  }
}

/** The class of each question of the given file, in our writing: its third part is the county. */
const given = (questions: [string, string][]): Question[] =>
  questions.map(([text, key]) => [text, key.split('|').map(plain).join('|')])

function questionSets(places: readonly Place[], count: number): Record<string, Record<string, Question[]>> {
  const sets: Record<string, Record<string, Question[]>> = {}
  const file = join(folder, 'place_queries.json')
  if (existsSync(file)) {
    const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, [string, string][]>
    sets.given = Object.fromEntries(Object.entries(all).map(([name, list]) => [name, given(list.slice(0, count))]))
  }
  for (const seed of SEEDS) sets[`seed ${seed}`] = questionsOf(places, seed, count, keyOf)
  return sets
}

async function measurePeers(places: readonly Place[], sets: Record<string, Question[]>) {
  const { peers, absent } = await peersOn(places)
  const figures: Record<string, unknown> = {}
  for (const { name, search } of peers) {
    const of: Record<string, unknown> = {}
    for (const [set, questions] of Object.entries(sets)) {
      const times: number[] = []
      let right = 0
      for (
        const startedAt = performance.now();
        performance.now() - startedAt < MOST_PEER_MS && times.length < questions.length;
      ) {
        const [text, expected] = questions[times.length]!
        const before = performance.now()
        const found = await search(text)
        times.push(performance.now() - before)
        if (found !== undefined && keyOf(places[found]!) === expected) right++
      }
      const sorted = Float64Array.from(times).toSorted()
      of[set] = { n: times.length, top1: percent(right, times.length), p50: at(sorted, 0.5), p95: at(sorted, 0.95) }
    }
    figures[name] = of
    console.log(name, JSON.stringify(of))
  }
  if (absent.length > 0)
    console.log(`Not measured: ${absent.join('; ')}. npm ci --prefix bench/peers/place brings them.`)
  return { figures, absent }
}

/** A million points with one name each, and the nearest of them to as many others. */
function measureReverse(count: number) {
  const random = randomFrom(3)
  function* rows() {
    for (let place = 0; place < count; place++)
      yield {
        name: `م${place % 1000}`,
        level: 'village' as const,
        point: { lat: 25 + 15 * random(), lon: 44 + 19 * random() },
      }
  }
  const gazetteer = buildGazetteer(rows())
  const asked = Array.from({ length: 20_000 }, () => ({ lat: 25 + 15 * random(), lon: 44 + 19 * random() }))
  const runs = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    for (const point of asked) reverse(gazetteer, point)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / asked.length
  })
  return { points: count, meanCpuMs: round(runs.toSorted()[2]!, 5) }
}

function measureScale(count: number) {
  mkdirSync('.cache', { recursive: true })
  const run = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--max-old-space-size=6000', 'bench/place/scale.ts', ...args],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>
  }
  const made = run('build', '.cache/place.gaz', file, String(count))
  const asked = run('ask', '.cache/place.gaz')
  return { made: true, ...made, bytesPerHouse: round(made.bytes! / made.houses!, 2), ...asked }
}

const places = readPlaces(file)
const count = Number(values.n)
const startedAt = performance.now()
const gazetteer = buildGazetteer(
  places.map(({ row }) => row),
  { refused: ({ why, row }) => console.log('refused', why, row.name) },
)
const build = {
  places: gazetteer.info.places,
  seconds: round((performance.now() - startedAt) / 1000, 1),
  bytes: gazetteer.buffer.byteLength,
}
const sets = questionSets(places, count)
const ours = Object.fromEntries(
  Object.entries(sets).map(([name, of]) => {
    const figures = Object.fromEntries(
      Object.entries(of).map(([set, questions]) => [set, measure(gazetteer, questions)]),
    )
    console.log(name, JSON.stringify(figures))
    return [name, figures]
  }),
)
const unknown = measureUnknown(gazetteer)
const nearest = Number(values.points) > 0 ? measureReverse(Number(values.points)) : null
const houses = Number(values.count) > 0 ? measureScale(Number(values.count)) : null
const first = Object.values(sets)[0]!
const peers = values.peers ? await measurePeers(places, first) : null
report('place', { build, ours, unknown, reverse: nearest, houses, peers })
