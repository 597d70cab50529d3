/** Places in a template that are filled in: {day}, {reason}, {office}. Pure. */

export const PLACES = ['day', 'reason', 'office'] as const
export type Fillings = Partial<Record<(typeof PLACES)[number], string | null>>

const NAMED = /\{(day|reason|office)\}/g

/** The text with each place filled in whose filling is known. */
export const fill = (text: string, fillings: Fillings): string =>
  text.replace(NAMED, (place, name: (typeof PLACES)[number]) => fillings[name] ?? place)

/** After a filling has changed: places are filled in, and where the old filling stands in the text the new one does. */
export function refill(text: string, before: Fillings, after: Fillings): string {
  const renewed = PLACES.reduce((so, name) => {
    const [old, now] = [before[name], after[name]]
    return old && now && old !== now ? so.replaceAll(old, now) : so
  }, text)
  return fill(renewed, after)
}

/** The places that are still empty, as they stand in the text. */
export const unfilled = (text: string): string[] => [...new Set(text.match(NAMED) ?? [])]
