/** Questions about places as people ask them, with what was answered, how surely, and whether it was right. A tenth of the places asked for is not in the gazetteer. */
import { buildGazetteer, type Explained, geocode, type Match } from '../../packages/geocoder/index.ts'
import { type Place, Writer } from './queries.ts'
import { keyOf, plain } from './rows.ts'

export type Seen = {
  kind: string
  doubts: Explained['costs'][number]['doubts']
  certainty: number
  isRight: boolean
}
export type SeenPart = {
  means: string
  doubts: Explained['costs'][number]['words'][number]['doubts']
  certainty: number
  isRight: boolean
}

const GONE = 0.1
const WORDS: Record<string, string> = { village: 'روستای', city: 'شهر', rural_district: 'دهستان' }
/** Of ten places asked for seven are villages, two cities and one a rural district. */
const KINDS = [
  'village',
  'village',
  'village',
  'village',
  'village',
  'village',
  'village',
  'city',
  'city',
  'rural_district',
]
const BEFORE = [
  'سلام، لطفا رسیدگی کنید',
  'با سلام و خسته نباشید',
  'چند روز است که آب قطع شده',
  'همسایه‌ها هم ناراحت هستند',
]
const AFTER = ['سه بار تلفن کردیم و کسی نیامد', 'از دیشب برق محله رفته است', 'کسی پاسخ نمی‌دهد', 'بچه‌ها در خطرند']

/** What is asked for lies in the place; so only the parts tell something. */
const STREETS = ['a street in it', 'a street, in its county']

function textsOf({ name, county, province, kind }: Place, other: Place, writer: Writer): Record<string, string> {
  const word = WORDS[kind]!
  const slips = [name]
  for (let more = 0; more < 3; more++) slips.push(writer.slip(slips.at(-1)!))
  const [, one, two, three] = slips as [string, string, string, string]
  return {
    exact: `${name} ${county} ${province}`,
    'one slip': `${one} ${county} ${province}`,
    'two slips': `${two} ${county} ${province}`,
    'three slips': `${three} ${county} ${province}`,
    'slip in the county too': `${one} ${writer.slip(county)} ${province}`,
    'in its province': `${word} ${name}، استان ${province}`,
    'slip, in its province': `${word} ${one}، استان ${province}`,
    'name alone': `${word} ${name}`,
    'bare name': name,
    noisy: `استان ${province}، شهرستان ${county}، ${word} ${writer.otherwise(one)}، نرسیده به مسجد، پلاک ${1 + Math.floor(writer.random() * 90)}`,
    'a street in it': `${writer.pick([name, one])}، خیابان ${other.name}`,
    'a street, in its county': `${county}، ${name}، خیابان شهید ${other.name}، کوچه ${1 + Math.floor(writer.random() * 30)}، پلاک ۱۲`,
    'in a message': `${writer.pick(BEFORE)}، در ${word} ${writer.pick(slips.slice(0, 2))} ${county} ${writer.pick([province, ''])}، ${writer.pick(AFTER)}`,
  }
}

/** What was answered to `count` places' questions of a seed. */
export function asked(places: readonly Place[], seed: number, count: number): { matches: Seen[]; parts: SeenPart[] } {
  const writer = new Writer(seed)
  const pool = places.filter(
    ({ kind, name }) => kind in WORDS && name.replace(/[^ء-ی]/g, '').length >= 4 && !/[()/\d]/.test(name),
  )
  const ofKind = new Map(Object.keys(WORDS).map((kind) => [kind, pool.filter((place) => place.kind === kind)]))
  // What others lie in stays.
  const gone = new Set(pool.filter(({ kind }) => kind !== 'rural_district' && writer.random() < GONE))
  const gazetteer = buildGazetteer(
    places.filter((place) => !gone.has(place)).map(({ row }) => row),
    { refused: () => {} },
  )
  const [matches, parts]: [Seen[], SeenPart[]] = [[], []]
  for (let at = 0; at < count; at++) {
    const place = writer.pick(ofKind.get(writer.pick(KINDS))!)
    for (const [kind, text] of Object.entries(textsOf(place, writer.pick(pool), writer))) {
      const {
        matches: [match],
        explained,
      } = geocode(gazetteer, text, { limit: 1, explain: true })
      const cost = explained?.costs.find((one) => one.place === match?.place)
      if (!match || !cost) continue
      if (!STREETS.includes(kind))
        matches.push({ kind, doubts: cost.doubts, certainty: match.certainty, isRight: isMeant(match, place) })
      for (const word of cost.words) {
        const part = match.parts.find((one) => one.place === word.place && one.text === word.text)
        const isRight = part && isPartRight(match, part, place)
        if (part && isRight !== undefined)
          parts.push({ means: part.means, doubts: word.doubts, certainty: part.certainty ?? 0, isRight })
      }
    }
  }
  return { matches, parts }
}

const around = ({ within }: Match, level: string) => within.find((area) => area.level === level)?.name ?? ''

const isMeant = (match: Match, place: Place) =>
  keyOf({ name: match.name, county: around(match, 'county'), province: around(match, 'province') }) === keyOf(place)

/** Whether the words are that name. Undefined where the file does not say what they should be. */
function isPartRight(match: Match, part: Match['parts'][number], place: Place): boolean | undefined {
  const name =
    part.place === match.place ? match.name : (match.within.find((area) => area.place === part.place)?.name ?? '')
  if (part.means === 'province') return plain(name) === plain(place.province)
  if (part.means === 'county') return plain(name) === plain(place.county)
  if (part.place === match.place)
    return [place.name, place.county, place.province].some((one) => plain(one) === plain(name))
}
