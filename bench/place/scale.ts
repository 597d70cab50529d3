/**
 * Eight million house numbers, made: streets and alleys of every city with names recombined from the real place names, ten
 * houses each. `node scale.ts build FILE PLACES COUNT` makes the gazetteer; `node scale.ts ask FILE` opens it in a process of its own and asks.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildGazetteer, geocode, loadGazetteer, type Row } from '../../packages/geocoder/index.ts'
import { type Place, Writer } from './queries.ts'
import { plain, readPlaces } from './rows.ts'

const SEED = 20_261_122
const HOUSES = 10
const QUESTIONS = 4000
const FIRST =
  'محمد,علی,حسین,حسن,رضا,مهدی,احمد,محمود,عباس,اکبر,جواد,کاظم,صادق,باقر,مصطفی,مرتضی,ابراهیم,یوسف,حمید,مجید'.split(',')
const FLOWERS = 'بهار,لاله,نسترن,یاس,نرگس,شقایق,ارغوان,سرو,صنوبر,چنار,بید,یاسمن,رازقی,مریم,بنفشه'.split(',')
const KINDS = ['خیابان', 'بلوار', 'میدان', 'خیابان', 'خیابان']

export type Asked = { city: string; street: string; kind: string; alley: string; number: number; code: string }

/** Streets with alleys and houses of `cities`, about `count` houses in all; some are remembered to be asked for. */
function* addresses(
  cities: readonly Place[],
  surnames: readonly string[],
  count: number,
  asked: Asked[],
): Generator<Row> {
  const writer = new Writer(SEED)
  const person = () => `${writer.random() < 0.6 ? 'شهید ' : ''}${writer.pick(FIRST)} ${writer.pick(surnames)}`
  const unique = new Set(cities.map(({ name }) => plain(name)))
  // A few cities are large, most small; the large have most streets.
  const shares = cities.map((_, at) => 1 / (at + 8))
  const share = count / shares.reduce((sum, one) => sum + one, 0)
  let code = 0
  for (const [at, city] of cities.entries()) {
    yield city.row
    if (!unique.delete(plain(city.name))) continue
    const used = new Set<string>()
    for (let left = shares[at]! * share; left > 0; ) {
      const street = writer.random() < 0.75 ? person() : writer.pick(surnames)
      const name = plain(street.replace('شهید ', ''))
      if (used.has(name)) {
        left -= 1
        continue
      }
      used.add(name)
      const kind = writer.pick(KINDS)
      const streetCode = `s${code++}`
      const lat = 27 + writer.random() * 10
      const lon = 46 + writer.random() * 14
      const houses = () =>
        Array.from({ length: HOUSES }, (_, house) => ({
          number: 1 + 2 * house + Math.floor(writer.random() * 2),
          point: { lat: lat + writer.random() / 100, lon: lon + writer.random() / 100 },
        }))
      const own = houses()
      yield {
        code: streetCode,
        name: `${kind} ${street}`,
        level: 'street',
        parent: city.row.code!,
        point: { lat, lon },
        houses: own,
      }
      left -= HOUSES
      const alleys = new Set<string>()
      for (let more = Math.floor(writer.random() * 12); more > 0; more--) {
        const alley =
          writer.random() < 0.35
            ? String(1 + Math.floor(writer.random() * 60))
            : writer.random() < 0.5
              ? writer.pick(FLOWERS)
              : `${writer.random() < 0.5 ? 'شهید ' : ''}${writer.pick(surnames)}`
        const alleyName = plain(alley.replace('شهید ', ''))
        if (alleys.has(alleyName)) continue
        alleys.add(alleyName)
        const inAlley = houses()
        yield { name: `کوچه ${alley}`, level: 'alley', parent: streetCode, point: { lat, lon }, houses: inAlley }
        left -= HOUSES
        if (asked.length < QUESTIONS && writer.random() < (1.3 * QUESTIONS * HOUSES) / count)
          asked.push({ city: city.name, street, kind, alley, number: inAlley[4]!.number, code: streetCode })
      }
    }
  }
}

function build(file: string, placesFile: string, count: number) {
  const places = readPlaces(placesFile)
  const cities = places
    .filter(({ kind }) => kind === 'city')
    .map((place) => ({ ...place, row: { ...place.row, parent: place.province } }))
  const provinces = places.filter(({ kind }) => kind === 'province')
  const surnames = [
    ...new Set(
      places.filter(({ kind, name }) => kind === 'village' && /^[ء-ی]{4,9}$/.test(name)).map(({ name }) => name),
    ),
  ]
  const asked: Asked[] = []
  function* rows() {
    for (const { row } of provinces) yield row
    yield* addresses(cities, surnames, count, asked)
  }
  const startedAt = performance.now()
  const { buffer, info } = buildGazetteer(rows(), {
    source: 'made',
    refused: ({ why, row }) => console.error(why, row),
  })
  const buildSeconds = Math.round((performance.now() - startedAt) / 100) / 10
  writeFileSync(file, new Uint8Array(buffer))
  writeFileSync(`${file}.json`, JSON.stringify(asked))
  console.log(
    JSON.stringify({
      houses: info.houses,
      places: info.places,
      keys: info.keys,
      buildSeconds,
      bytes: buffer.byteLength,
      buildRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  )
}

const faDigits = (number: number) => String(number).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)

const FORMS: Record<string, (asked: Asked, writer: Writer) => string> = {
  clean: ({ city, street, kind, alley, number }) => `${city}، ${kind} ${street}، کوچه ${alley}، پلاک ${number}`,
  orth: ({ city, street, kind, alley, number }, writer) =>
    `${writer.otherwise(city)}، ${kind === 'خیابان' ? 'خ' : kind} ${writer.otherwise(street)}، ک ${alley}، پ ${faDigits(number)}`,
  typo: ({ city, street, kind, alley, number }, writer) =>
    `${city}، ${kind} ${slipped(street, writer)}، کوچه ${alley}، پلاک ${faDigits(number)}`,
  'typo and landmark': ({ city, street, kind, alley, number }, writer) =>
    `آدرس: شهر ${city}، ${kind} ${slipped(street, writer)}، نرسیده به میدان اصلی، کوچه ${writer.otherwise(alley)}، پلاک ${faDigits(number)}، واحد ${faDigits(3)}`,
}
/** A slip in the name, not in the title. */
const slipped = (street: string, writer: Writer) => {
  const title = street.startsWith('شهید ') ? 'شهید ' : ''
  return title + writer.slip(street.slice(title.length))
}

function ask(file: string) {
  const startedAt = performance.now()
  const bytes = readFileSync(file)
  const g = loadGazetteer(
    bytes.buffer.byteLength === bytes.length
      ? bytes.buffer
      : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  )
  const loadSeconds = Math.round(performance.now() - startedAt) / 1000
  const asked = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Asked[]
  const sets: Record<string, unknown> = {}
  let wrongExact = 0
  for (const [name, form] of Object.entries(FORMS)) {
    const writer = new Writer(7)
    const questions = asked.map((one) => [form(one, writer), one] as const)
    const best = new Float64Array(questions.length).fill(Number.POSITIVE_INFINITY)
    let [street, house] = [0, 0]
    for (let pass = 0; pass < 3; pass++)
      for (const [at, [text, one]] of questions.entries()) {
        const before = performance.now()
        const match = geocode(g, text).matches[0]
        best[at] = Math.min(best[at]!, performance.now() - before)
        if (pass > 0 || !match) continue
        const way = [match, ...match.within].find(({ level, code }) => level !== 'alley' && code !== null)
        if (way?.code === one.code) street++
        if (match.house?.found === 'exact' && match.house.number !== String(one.number)) wrongExact++
        if (
          way?.code === one.code &&
          plain(match.name.replace('کوچه ', '')) === plain(one.alley) &&
          match.house?.found === 'exact' &&
          match.house.onFile === String(one.number)
        )
          house++
      }
    const sorted = best.toSorted()
    const percent = (count: number) => Math.round((1000 * count) / asked.length) / 10
    const at = (share: number) => Math.round(1000 * sorted[Math.floor(share * (sorted.length - 1))]!) / 1000
    sets[name] = { street: percent(street), alleyAndHouse: percent(house), p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  }
  console.log(
    JSON.stringify({
      loadSeconds,
      rssMb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
      questions: asked.length,
      wrongHouseCalledExact: wrongExact,
      sets,
    }),
  )
}

const [mode, file, placesFile, count] = process.argv.slice(2)
if (import.meta.main && file) {
  if (mode === 'build') build(file, placesFile!, Number(count))
  else ask(file)
}
