/** Templates in a case: which fit it, what is filled into their places, and what of that is not known yet. Pure. */
import type { Template } from '../../../app/agencies/replies.schema.ts'
import { TEMPLATE_PLACES, type TemplatePlace } from '../../../app/agencies/template-places.schema.ts'
import type { Outcome } from '../case-doors.ts'

export type Fillings = Partial<Record<TemplatePlace, string | null>>

const NAMED = new RegExp(`\\{(${TEMPLATE_PLACES.join('|')})\\}`, 'g')

/** The text with each place filled in whose filling is known. */
export const fill = (text: string, fillings: Fillings): string =>
  text.replace(NAMED, (place, name: TemplatePlace) => fillings[name] ?? place)

/** After a filling has changed: places are filled in, and where the old filling stands in the text the new one does. */
export function refill(text: string, before: Fillings, after: Fillings): string {
  const renewed = TEMPLATE_PLACES.reduce((so, name) => {
    const [old, now] = [before[name], after[name]]
    return old && now && old !== now ? so.replaceAll(old, now) : so
  }, text)
  return fill(renewed, after)
}

/** The places that are still empty, as they stand in the text. */
export const unfilled = (text: string): string[] => [...new Set(text.match(NAMED) ?? [])]

export type Piece = { text: string; isMissing: boolean; start: number }

/** The text in pieces, filled in, each with where it begins; `isMissing` where a place is not filled. */
export function piecesOf(text: string, fillings: Fillings): Piece[] {
  const filled = fill(text, fillings)
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: place, index } of filled.matchAll(NAMED)) {
    if (index > from) pieces.push({ text: filled.slice(from, index), isMissing: false, start: from })
    pieces.push({ text: place, isMissing: true, start: index })
    from = index + place.length
  }
  if (from < filled.length) pieces.push({ text: filled.slice(from), isMissing: false, start: from })
  return pieces
}

/** What a template may ask of a case. */
export type Facts = {
  outcome: Outcome | null
  serviceId: string | null
  state: string
  lang: string | null
  channel: string | null
}

/** An empty condition holds back nothing; one on what is not known of a case does. */
export function fits({ outcome, conditions }: Template, facts: Facts): boolean {
  const { services, states, langs, channels } = conditions
  const allows = (some: readonly string[] | undefined, one: string | null) =>
    !some || some.length === 0 || (one !== null && some.includes(one))
  return (
    outcome === facts.outcome &&
    allows(services, facts.serviceId) &&
    allows(states, facts.state) &&
    allows(langs, facts.lang) &&
    allows(channels, facts.channel)
  )
}
