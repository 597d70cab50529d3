/**
 * Which names inside a range of places may the words of a window mean, though they are written otherwise: in Latin letters, or
 * with errors? Method: sounds of one hash, every name of a small range by bounded edit distance (distance.ts), or keys that
 * are alike but for deleted letters (delete-index.ts). What is found is put into the evidence with what its errors cost.
 */
import { eachNearKey } from './delete-index.ts'
import { edits, errorCost, lettersApart, MOST_LETTERS, mostEdits, NEVER, patternOf } from './distance.ts'
import { type Evidence, firstWay, MOST_PLACES, type Range } from './evidence.ts'
import { type Gazetteer, lowerBound, NAME_MASK, nameText } from './gazetteer.ts'
import { wordsOf } from './letters.ts'
import { ADMIN } from './levels.ts'
import { mayBeOne, numbersIn, saidIn } from './numbers.ts'
import { type Query, type Window, worthOfWindow } from './query.ts'
import { keywordAt } from './rules.ts'
import { isPersian, type Sounds, soundHashOf, soundsOf, vowelCost } from './sounds.ts'

const MOST_SOUNDS = 12
const FURTHEST_SOUND = 1.5

export class NearNames {
  readonly g: Gazetteer
  readonly query: Query
  readonly evidence: Evidence

  constructor(g: Gazetteer, query: Query, evidence: Evidence) {
    this.g = g
    this.query = query
    this.evidence = evidence
  }

  /** Names that sound like the window, of an index of sounds. `ways`: streets, else what lies above them. */
  soundLike(window: Window, ways: boolean, range: Range) {
    const { g, query } = this
    const { start, letters } = window
    const first = query.words.bytes[start]!
    if (first > 26 || letters > MOST_LETTERS) return
    const said = soundsOf(query.words.bytes, start, start + letters)
    if (!said || said.consonants.length < 2) return
    const hash = soundHashOf(said.consonants)
    const found: [cost: number, key: number][] = []
    for (let at = lowerBound(g.soundHash, hash); g.soundHash[at] === hash; at++) {
      const key = g.soundKey[at]!
      if (!(g.keyLevels[key]! & (ways ? ~ADMIN : ADMIN))) continue
      const name = soundsOf(g.keyBytes, g.keyStart[key]!, g.keyStart[key + 1]!)
      const cost = name && name.consonants === said.consonants ? vowelCost(said, name) : NEVER
      if (cost <= FURTHEST_SOUND) found.push([cost, key])
    }
    found.sort((a, b) => a[0] - b[0])
    for (const [cost, key] of found.slice(0, MOST_SOUNDS))
      this.evidence.addKey(window, key, 'sound', 1 + 2 * cost, ways, range, MOST_PLACES)
  }

  /** Every name in the range against the window; whether any fits. */
  inSmall(window: Window, [from, end]: Range): boolean {
    const { g, query } = this
    const { bytes } = query.words
    const pattern = patternOf(bytes, window.start, window.start + window.letters)
    const most = window.letters < 4 ? 1 : window.letters < 9 ? 2 : 3
    const worth = worthOfWindow(query, window)
    const said =
      window.key < 0 && bytes[window.start]! <= 26 ? soundsOf(bytes, window.start, window.start + window.letters) : null
    let found = false
    for (let place = from + 1; place < end; place++) {
      const name = g.placeName[place]!
      const key = g.nameKey[name]!
      if (said && isPersian(g.keyBytes[g.keyStart[key]!]!)) {
        found = this.#soundsLikeName(window, said, place) || found
        continue
      }
      if (lettersApart(pattern.letters, g.keyLetters[key]!) > 2 * most) continue
      const [start, stop] = [g.keyStart[key]!, g.keyStart[key + 1]!]
      const difference = stop - start - window.letters
      if (difference > most || difference < -most || edits(pattern, g.keyBytes, start, stop) > most) continue
      const cost = errorCost(bytes, window.start, window.letters, g.keyBytes, start, stop - start)
      if (cost >= worth || !this.#saysTheSame(window, name)) continue
      this.evidence.add(place, window, name, cost === 0 ? 'exact' : 'fuzzy', cost, 0)
      found = true
    }
    return found
  }

  /** Names that no index of sounds holds: those of alleys. */
  #soundsLikeName(window: Window, said: Sounds, place: number): boolean {
    const { g } = this
    const name = g.placeName[place]!
    const key = g.nameKey[name]!
    const sounds = soundsOf(g.keyBytes, g.keyStart[key]!, g.keyStart[key + 1]!)
    const cost = sounds && sounds.consonants === said.consonants ? vowelCost(said, sounds) : NEVER
    if (cost > FURTHEST_SOUND) return false
    this.evidence.add(place, window, name, 'sound', 1 + 2 * cost, 0)
    return true
  }

  /** Numbers in words are numbers: «کوچه سوم» is not «کوچه دوم» with a slip. */
  #saysTheSame(window: Window, name: number): boolean {
    const { words: rules } = this.g
    const words = wordsOf(nameText(this.g, name))
    const inWords = numbersIn(rules, words)
    const own = rules.byId[this.g.nameWord[name]! - 1]
    // The word that says what it is stands before or after its number.
    let [first, last] = [0, words.count - 1]
    if (own && keywordAt(rules, words, 0, 0) === own) first = 1
    else if (own && keywordAt(rules, words, last, last) === own) last--
    return mayBeOne(window.said, saidIn(words, inWords, first, last))
  }

  /** Keys near the window whose names lie in the range, by the index; whether any fits. */
  byIndex(window: Window, range: Range, levels: number, most: number): boolean {
    const { g, query } = this
    const { bytes } = query.words
    const { start, letters } = window
    const limit = mostEdits(letters)
    if (limit === 0) return false
    const pattern = patternOf(bytes, start, start + letters)
    const worth = worthOfWindow(query, window)
    const seen = new Set<number>()
    let found = false
    eachNearKey(g, bytes, start, letters, limit, (key) => {
      if (
        !(g.keyLevels[key]! & levels) ||
        lettersApart(pattern.letters, g.keyLetters[key]!) > 2 * limit ||
        seen.has(key)
      )
        return
      seen.add(key)
      const [from, to] = [g.keyStart[key]!, g.keyStart[key + 1]!]
      const difference = to - from - letters
      if (difference > limit || difference < -limit || edits(pattern, g.keyBytes, from, to) > limit) return
      if (!this.#hasNameIn(key, range)) return
      const cost = errorCost(bytes, start, letters, g.keyBytes, from, to - from)
      if (cost >= worth || !this.#saysTheSame(window, g.keyName[g.keyNameStart[key]!]! & NAME_MASK)) return
      found = true
      for (const ways of [false, true])
        if (g.keyLevels[key]! & levels & (ways ? ~ADMIN : ADMIN))
          this.evidence.addKey(window, key, cost === 0 ? 'exact' : 'fuzzy', cost, ways, range, most, levels)
    })
    return found
  }

  #hasNameIn(key: number, [from, end]: Range): boolean {
    const { g } = this
    if (from === 0 && end === g.info.places) return true
    for (let at = g.keyNameStart[key]!; at < g.keyNameStart[key + 1]!; at++) {
      const name = g.keyName[at]! & NAME_MASK
      const [first, ways, last] = [g.namePlaceStart[name]!, firstWay(g, name), g.namePlaceStart[name + 1]!]
      const area = lowerBound(g.namePlace, from, first, ways)
      if (area < ways && g.namePlace[area]! < end) return true
      const way = lowerBound(g.namePlace, from, ways, last)
      if (way < last && g.namePlace[way]! < end) return true
    }
    return false
  }
}
