/** Questions about places, made from their names with errors as people make them, from a seed. Not the given sets: those are read as they are. */
import type { Row } from '../../packages/geocoder/index.ts'

export type Place = { name: string; kind: string; province: string; county: string; row: Row }
/** A question and the class of right answers: same name, county and province. */
export type Question = [text: string, expected: string]

/** Mulberry32 (Ettinger, 2017): numbers from 0 to 1 that a seed decides. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const ROWS = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو']
const ALIKE = ['زذضظ', 'سصث', 'تط', 'هح', 'قغ', 'اع']

const besideOf = (letter: string): string[] => {
  const row = ROWS.find((one) => one.includes(letter))
  if (!row) return []
  const at = row.indexOf(letter)
  return [row[at - 1], row[at + 1]].filter((one) => one !== undefined)
}
const alikeOf = (letter: string) =>
  [...(ALIKE.find((group) => group.includes(letter)) ?? '')].filter((one) => one !== letter)

export class Writer {
  readonly random: () => number

  constructor(seed: number) {
    this.random = randomFrom(seed)
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[Math.floor(this.random() * list.length)]!
  }

  /** One slip: a letter left out, doubled or added, two swapped, one that sounds alike or lies beside. */
  slip(text: string): string {
    for (let attempt = 0; attempt < 30; attempt++) {
      const letters = [...text]
      const at = Math.floor(this.random() * letters.length)
      const letter = letters[at]!
      if (!/[ء-ی]/.test(letter)) continue
      const kind = Math.floor(this.random() * 6)
      const others = kind === 3 ? alikeOf(letter) : besideOf(letter)
      if (kind === 0) letters.splice(at, 1)
      else if (kind === 1) letters.splice(at, 0, letter)
      else if (kind === 2 && letters[at + 1] && letters[at + 1] !== letter && letters[at + 1] !== ' ')
        letters.splice(at, 2, letters[at + 1]!, letter)
      else if (kind >= 3 && others.length > 0) letters.splice(at, kind === 5 ? 0 : 1, this.pick(others))
      else continue
      return letters.join('')
    }
    return text
  }

  /** Other letters and spaces for the same name. */
  otherwise(text: string): string {
    let out = text
    if (this.random() < 0.5) out = out.replace(/ی/g, 'ي')
    if (this.random() < 0.5) out = out.replace(/ک/g, 'ك')
    if (this.random() < 0.4) out = out.replace(/آ/g, 'ا')
    if (this.random() < 0.6) out = out.replace(/ /, this.pick(['\u200c', '', '  ']))
    return out
  }
}

const WORDS: Record<string, string> = { village: 'روستای', city: 'شهر', rural_district: 'دهستان' }

/** The sets of a seed, `count` questions each. `keyOf` names the class of right answers. */
export function questionsOf(places: readonly Place[], seed: number, count: number, keyOf: (place: Place) => string) {
  const writer = new Writer(seed)
  const pool = places.filter(
    ({ kind, name }) => kind in WORDS && name.replace(/[^ء-ی]/g, '').length >= 4 && !/[()/\d]/.test(name),
  )
  const sets: Record<string, Question[]> = { exact: [], orth: [], typo1: [], typo2: [], noisy: [], order: [] }
  for (let at = 0; at < count; at++) {
    const place = writer.pick(pool)
    const { name, county, province, kind } = place
    const key = keyOf(place)
    const slipped = writer.slip(name)
    const say = (text: string) => writer.otherwise(text)
    sets.exact!.push([`${name} ${county} ${province}`, key])
    sets.orth!.push([`${say(name)} ${say(county)} ${say(province)}`, key])
    sets.typo1!.push([`${slipped} ${county} ${province}`, key])
    sets.typo2!.push([`${writer.slip(slipped)} ${county} ${province}`, key])
    sets.order!.push([`${WORDS[kind]} ${name}، شهرستان ${county}، استان ${province}`, key])
    sets.noisy!.push([
      `استان ${say(province)}، شهرستان ${say(county)}، ${WORDS[kind]} ${say(slipped)}، ${writer.pick(['روبروی مسجد جامع', 'بعد از پل', 'جنب مدرسه', 'نرسیده به میدان'])}، پلاک ${1 + Math.floor(writer.random() * 99)}`,
      key,
    ])
  }
  return sets
}
