/** How long it takes to say that a text is no address, however long and strange: the best of five for each. */
import { type Gazetteer, geocode } from '../../packages/geocoder/index.ts'

const MOST_MS = 5
const RUNS = 5
const NO_ADDRESSES: Record<string, string> = {
  'ten thousand letters': 'ا'.repeat(10_000),
  'a name 1,250 times': 'علی آباد '.repeat(1250),
  'five hundred Latin letters': 'a'.repeat(500),
  'digits alone': '۱۲۳۴۵ 678 90',
  emoji: '😀🏠👨‍👩‍👧'.repeat(20),
  'signs of direction': '\u202e\u2066\u2069\u200f'.repeat(50),
  'another alphabet': '東京都千代田区 Москва, улица Ленина',
  'a landmark alone': 'روبروی بانک',
  'no such name': 'ققققققق ژژژژژ',
  'lone surrogates': '\ud800\udfff\ud800'.repeat(50),
}

/** The milliseconds of each, the slowest, and whether it holds that none takes five. */
export function measureUnknown(gazetteer: Gazetteer) {
  geocode(gazetteer, 'علی آباد')
  const ms = Object.fromEntries(
    Object.entries(NO_ADDRESSES).map(([name, text]) => {
      const times = Array.from({ length: RUNS }, () => {
        const before = performance.now()
        geocode(gazetteer, text)
        return performance.now() - before
      })
      return [name, Number(Math.min(...times).toFixed(3))]
    }),
  )
  const slowestMs = Math.max(...Object.values(ms))
  return { ms, slowestMs, mostMs: MOST_MS, holds: slowestMs < MOST_MS }
}
