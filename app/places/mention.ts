/** Which of the offered areas does a text name, however long it is and whatever else it says? By whole words, as they are written. Pure. */
import type { Text } from '#kit/words.ts'
import { wordsOf } from './names.ts'

export type Named = { areaId: string; name: Text; aliases: readonly string[] }

type Mention = { areaId: string; from: number; to: number }

/** The areas that a text names; of names inside one another the longest counts. */
export function areasMentioned(areas: readonly Named[], text: string): string[] {
  const mentions = mentionsIn(wordsOf(text), namesOf(areas))
  const whole = mentions.filter((one) => !mentions.some((other) => holds(other, one)))
  return [...new Set(whole.map(({ areaId }) => areaId))].sort()
}

const holds = (outer: Mention, inner: Mention) =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from

/** Which areas bear a name, its words written together, and how long the longest name is. */
type Names = { areaIds: ReadonlyMap<string, readonly string[]>; longest: number }

const names = new WeakMap<readonly Named[], Names>()

// Many texts are held against one list of areas, so its names are made ready once.
function namesOf(areas: readonly Named[]): Names {
  const known = names.get(areas)
  if (known) return known
  const areaIds = new Map<string, string[]>()
  for (const { areaId, name, aliases } of areas)
    for (const each of new Set([name.fa, name.en, ...aliases].map((one) => wordsOf(one).join(''))))
      if (each) areaIds.set(each, [...(areaIds.get(each) ?? []), areaId])
  const ready = { areaIds, longest: Math.max(0, ...[...areaIds.keys()].map((name) => name.length)) }
  names.set(areas, ready)
  return ready
}

/** Where whole words, written together, are a name. */
function mentionsIn(words: readonly string[], { areaIds, longest }: Names): Mention[] {
  const mentions: Mention[] = []
  for (let from = 0; from < words.length; from++) {
    let joined = ''
    for (let to = from; to < words.length && joined.length + words[to]!.length <= longest; to++) {
      joined += words[to]
      for (const areaId of areaIds.get(joined) ?? []) mentions.push({ areaId, from, to: to + 1 })
    }
  }
  return mentions
}
