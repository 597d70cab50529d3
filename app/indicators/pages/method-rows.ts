/** What the page of an indicator says, row by row, from its definition: for the pages and for docs/methods. Pure. */
import type { Lang } from '#kit/words.ts'
import type { Definition } from '../definition.schema.ts'
import type { Formula } from '../formula.schema.ts'
import { listed } from '../words.ts'
import { WORDS } from './methods.words.ts'

/** `isCode` is read from left to right in every language. */
export type MethodRow = { term: string; text: string; isCode?: boolean }

export function methodRows(lang: Lang, definition: Definition): MethodRow[] {
  const words = WORDS[lang].methods
  const { interval, minimumGroup, minimumDenominator, breakdowns, data, source, id, version } = definition
  const about = definition[lang]
  const smallRule = [words.smallRule(minimumGroup), minimumDenominator > 1 && words.denominatorRule(minimumDenominator)]
    .filter((rule) => rule !== false)
    .join(' ')
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
    { term: words.small, text: smallRule },
    { term: words.interval, text: words.intervals[interval] },
    { term: words.rule, text: ruleOf(definition), isCode: true },
    { term: words.data, text: words.dataRule(data) },
    { term: words.source, text: source[lang] },
    { term: words.version, text: `${id} ${version}`, isCode: true },
  ]
}

/** The formula as the machine reads it. */
function ruleOf({ compute }: Definition): string {
  switch (compute.how) {
    case 'count':
      return compute.numerator.text
    case 'share':
      return `${inBrackets(compute.numerator)} / ${inBrackets(compute.denominator)}`
    case 'older':
      return `share(${compute.of} > ${compute.days})`
    case 'spread':
      return `${compute.by}(${compute.of})`
    case 'system':
      return compute.of === 'uptime' ? 'up / minutes' : 'lost'
    case 'copies':
      return `share(${compute.how})`
    default:
      return `${compute.how}(${compute.of})`
  }
}

const inBrackets = ({ text, terms }: Formula) => (terms.length > 1 ? `(${text})` : text)
