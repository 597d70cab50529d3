/** What may be filled in where a template is used: {day}, {reason} and so on. Pure: settings, doors and the desk ask the same. */

export const TEMPLATE_PLACES = ['day', 'reason', 'office', 'service', 'received', 'agency'] as const
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number]

const IN_BRACES = /\{([^{}\n]{1,40})\}/g
const isPlace = (name: string | undefined) => TEMPLATE_PLACES.some((place) => place === name)

/** Places in braces that nothing is known of, each once as it stands in the text: nobody could fill it in. */
export const unknownPlaces = (text: string): string[] => [
  ...new Set([...text.matchAll(IN_BRACES)].flatMap(([place, name]) => (isPlace(name) ? [] : [place]))),
]
