/** What an answer says to a person: how many places bear the name and what tells them apart, what was read otherwise than written, what is not on file. */

import type { Match } from './answers.ts'
import { type Gazetteer, isInside, levelOf, placeNameOf } from './gazetteer.ts'
import { LEVELS, levelNumber } from './levels.ts'
import { upwards } from './reverse.ts'
import { inEach, type Sentence } from './words.ts'

const MOST_NAMED = 5
const JOIN = { fa: '، ', en: ', ' }

/** One sentence after another, in each language. */
function together(sentences: readonly Sentence[]): Sentence {
  return { fa: sentences.map(({ fa }) => fa).join(' '), en: sentences.map(({ en }) => en).join(' ') }
}

/** What a found place is, and what about it is less than certain. */
export function sayFound(match: Match): Sentence {
  const names = [match.name, ...match.within.map(({ name }) => name)].filter((name, at, all) => name !== all[at - 1])
  const house = match.house?.found === 'exact' ? match.house.number : null
  const place = inEach((words, lang) =>
    words.found(match.level, [...(house ? [`${match.name} ${house}`, ...names.slice(1)] : names)].join(JOIN[lang])),
  )
  return together([place, ...remarks(match)])
}

function remarks({ parts, house, retired, name }: Match): Sentence[] {
  const said: Sentence[] = []
  for (const part of parts)
    if (part.how === 'fuzzy' && part.name !== null) said.push(inEach((words) => words.misspelt(part.text, part.name!)))
  if (house && (house.found === 'missing' || house.found === 'other-addition'))
    said.push(inEach((words) => words.noHouse(house.number)))
  if (house?.found === 'between') said.push(inEach((words) => words.between(house.number)))
  if (parts.some(({ how }) => how === 'disagrees')) said.push(inEach((words) => words.postcodeDisagrees))
  if (retired) said.push(inEach((words) => words.retired(name, retired.replacedBy?.name ?? null)))
  const unread = parts.filter(({ means }) => means === 'unread').map(({ text }) => text)
  if (unread.length > 0) said.push(inEach((words, lang) => words.unread(unread.join(JOIN[lang]))))
  return said
}

/** Which of several places it is depends on the area: the largest level at which most of them differ. */
export function sayAmbiguous(g: Gazetteer, places: readonly number[], count: number): Sentence {
  const names = places.map((place) => placeNameOf(g, place))
  const [name] = names
  const isOneName = new Set(places.map((place) => g.nameKey[g.placeName[place]!])).size === 1
  if (!isOneName) return inEach((words, lang) => words.alike([...new Set(names)].slice(0, MOST_NAMED), JOIN[lang]))
  let [best, level] = [1, -1]
  let areas: string[] = []
  for (let number = 0; number < levelNumber('street'); number++) {
    const of = places.map(
      (place) => upwards(g, place).find((area) => area !== place && levelOf(g, area) === number) ?? -1,
    )
    const known = [...new Set(of.filter((area) => area >= 0))]
    if (known.length <= best) continue
    best = known.length
    level = number
    areas = [...new Set(known.map((area) => placeNameOf(g, area)))]
  }
  if (level < 0) return inEach((words) => words.several(name!, count))
  return inEach((words) =>
    words.ambiguous(
      name!,
      best,
      LEVELS[level]!,
      areas.slice(0, MOST_NAMED),
      areas.length > MOST_NAMED || count > places.length,
    ),
  )
}

/** Whether one of two places lies in the other, so that naming one is no contradiction to the other. */
export const areNested = (g: Gazetteer, a: number, b: number) => isInside(g, a, b) || isInside(g, b, a)
