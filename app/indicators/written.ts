/** How a figure is written for people. Pure. */
import { days, type Lang, longDate, number, percent } from '#kit/words.ts'
import { OTHERS } from './compute.ts'
import type { About, Definition } from './definition.schema.ts'
import type { Figure, ReleaseFile } from './schema.ts'
import { NONE } from './schema.ts'
import { listed, WORDS } from './words.ts'

type Valued = Pick<Figure, 'unit' | 'value' | 'low' | 'high' | 'why'>

function amount(lang: Lang, unit: Figure['unit'], value: number): string {
  // Near the end whole per cents would say more than is so.
  if (unit === 'share') return percent(lang, value, value > 0.995 && value < 1 ? 2 : 0)
  if (unit === 'index') return number(lang, value, 3)
  if (unit === 'areas') return WORDS[lang].results.areas(value)
  if (unit === 'times') return WORDS[lang].results.times(timesText(lang, value))
  return unit === 'days' ? days(lang, value) : number(lang, value)
}

export const valueText = (lang: Lang, { unit, value, why }: Valued): string =>
  value === null ? WORDS[lang].results.noValue[why ?? 'not-reached'] : amount(lang, unit, value)

/** Two decimals; what is less than one hundredth, but not nothing, is not written as nothing. */
const timesText = (lang: Lang, value: number) =>
  number(lang, value, value > 0 && value < 0.01 ? Math.min(6, Math.ceil(-Math.log10(value))) : 2)

/** Without its unit, which the other end has. */
const bare = (lang: Lang, { unit, low }: { unit: Valued['unit']; low: number }): string | null =>
  unit === 'times' ? timesText(lang, low) : unit === 'days' ? number(lang, low, 2) : null

/** Empty for counts, and where there is nothing to say how sure of. */
export function intervalText(lang: Lang, { unit, low, high, value }: Valued): string {
  const words = WORDS[lang].results
  if (low === null || (value === null && unit !== 'days')) return ''
  const from = amount(lang, unit, low)
  return high === null ? words.orMore(from) : words.upTo(bare(lang, { unit, low }) ?? from, amount(lang, unit, high))
}

/** The figure in a plain sentence; null where there is none to say. */
export function sentence(
  lang: Lang,
  { said, unreached }: Pick<About, 'said' | 'unreached'>,
  figure: Valued,
  part = '',
): string | null {
  const { value, unit, why } = figure
  if (value === null) return why === 'not-reached' ? (unreached ?? null) : null
  const { ofTen, sameDay } = WORDS[lang].results
  const written = unit === 'days' && value === 0 ? sameDay : valueText(lang, figure)
  return (
    said
      ?.replace('{n}', ofTen(value * 10))
      .replace('{value}', written)
      .replace('{part}', part) ?? null
  )
}

export const partText = (lang: Lang, { numerator, denominator }: Figure): string =>
  numerator === null || denominator === null
    ? ''
    : WORDS[lang].results.of(number(lang, numerator), number(lang, denominator))

/** The day up to which the figures of all services count; where these have days of their own, the first and the last. */
export function standsUpTo(lang: Lang, services: readonly { asOf: string }[]): string {
  const all = services.map(({ asOf }) => asOf).sort()
  const [first, last] = [all[0]!, all.at(-1)!].map((day) => longDate(lang, day)) as [string, string]
  return first === last ? first : WORDS[lang].results.ownDays(first, last)
}

/** The same of one figure of the whole agency, which may have a day of its own. */
export const figureUpTo = (
  lang: Lang,
  days: Figure['days'] | undefined,
  services: readonly { asOf: string }[],
): string => (days ? longDate(lang, days.asOf) : standsUpTo(lang, services))

type Beside = { definitions: readonly Definition[]; figures: readonly Figure[] }

/** What an indicator is never shown without, in a sentence with its numbers; empty where there is nothing of the kind. */
export function besideText(
  lang: Lang,
  { beside }: Pick<Definition, 'beside'>,
  { definitions, figures }: Beside,
): string {
  const about = definitions.find(({ id }) => id === beside)?.[lang]
  const figure = figures.find(({ indicator }) => indicator === beside)
  const said = about && figure && sentence(lang, about, figure)
  return said ? said.replace(/\.$/, ` (${partText(lang, figure)}).`) : ''
}

type Part = Pick<Figure, 'part' | 'by' | 'numerator' | 'denominator'>

/** What a part of a breakdown is called; empty where the figure is of no part. */
export function partName(lang: Lang, figure: Part, { reasonNames }: Pick<ReleaseFile, 'reasonNames'>): string {
  const { otherParts, allParts, channelNames, languageNames } = WORDS[lang].results
  const { part, by, numerator, denominator } = figure
  if (part === null || by === null) return ''
  if (part === OTHERS) return numerator !== null && numerator === denominator ? allParts : otherParts
  const name = { refusedFor: reasonNames[part]?.[lang], channels: channelNames[part], languages: languageNames[part] }
  return name[by] ?? part
}

/** The name of a group's services; merged ones have one name together. */
export function groupName(
  lang: Lang,
  { services, isOthers }: { services: readonly string[]; isOthers: boolean },
  { serviceNames }: Pick<ReleaseFile, 'serviceNames'>,
): string {
  if (isOthers) return WORDS[lang].results.others
  return services.map((code) => serviceName(lang, code, serviceNames)).join(' ')
}

const serviceName = (lang: Lang, code: string, names: ReleaseFile['serviceNames']) =>
  code === NONE ? WORDS[lang].results.unsorted : (names[code]?.[lang] ?? code)

/** What the merged services are, in a row. */
export const mergedNames = (lang: Lang, services: readonly string[], names: ReleaseFile['serviceNames']): string =>
  listed(
    lang,
    services.map((code) => serviceName(lang, code, names)),
  )
