/** What the page of an indicator says, row by row, from its definition: for the pages and for docs/methods. Pure. */
import type { Lang } from '#kit/words.ts'
import type { Definition } from './definition.schema.ts'
import type { Formula } from './formula.schema.ts'
import { WORDS } from './methods.words.ts'
import { listed } from './words.ts'

/** `isCode` is read from left to right in every language. */
export type MethodRow = { term: string; text: string; isCode?: boolean }

export function methodRows(lang: Lang, definition: Definition): MethodRow[] {
  const words = WORDS[lang].methods
  const { interval, minimumGroup, breakdowns, data, source, id, version } = definition
  const about = definition[lang]
  return [
    { term: words.question, text: about.question },
    { term: words.formula, text: about.formula },
    { term: words.numerator, text: about.numerator },
    { term: words.denominator, text: about.denominator },
    { term: words.population, text: about.population },
    { term: words.exclusions, text: about.exclusions },
    { term: words.period, text: about.period },
    {
      term: words.breakdowns,
      text: listed(
        lang,
        breakdowns.map((name) => words.breakdownNames[name]),
      ),
    },
    { term: words.small, text: words.smallRule(minimumGroup) },
    { term: words.interval, text: words.intervals[interval] },
    { term: words.rule, text: ruleOf(definition), isCode: true },
    { term: words.data, text: words.dataRule(data) },
    { term: words.source, text: source[lang] },
    { term: words.version, text: `${id} ${version}`, isCode: true },
  ]
}

/** The formula as the machine reads it. */
function ruleOf({ compute }: Definition): string {
  if (compute.how === 'median') return `median(${compute.of})`
  if (compute.how === 'count') return compute.numerator.text
  return `${inBrackets(compute.numerator)} / ${inBrackets(compute.denominator)}`
}

const inBrackets = ({ text, terms }: Formula) => (terms.length > 1 ? `(${text})` : text)
