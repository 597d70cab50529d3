/** What is wrong with a definition that somebody wrote, in both languages, and where. Pure. */
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import type { Text } from '#kit/words.ts'
import { Definition } from './definition.schema.ts'
import { FAULT_WORDS } from './faults.words.ts'

/** `at` is the path in the text, empty for the whole of it. */
export type Fault = { at: string; said: Text }

export const faultOf = (at: string, say: (words: (typeof FAULT_WORDS)['fa']) => string): Fault => ({
  at,
  said: { fa: say(FAULT_WORDS.fa), en: say(FAULT_WORDS.en) },
})

/** The definition, or all that is wrong with it. */
export function checkDefinition(text: string): Definition | Fault[] {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 0 })
  } catch (error) {
    return [notYaml(error)]
  }
  const read = Definition.safeParse(value, { error: z.locales.en().localeError })
  if (read.success) return read.data
  const again = Definition.safeParse(value, { error: z.locales.fa().localeError })
  return read.error.issues.map((issue, n) => ({
    at: issue.path.join('.'),
    said: customOf(issue) ?? { fa: apart(again.error?.issues[n]?.message ?? issue.message), en: issue.message },
  }))
}

/** The checker's own messages are in the language asked for; what a definition demands besides stands in `params`. */
function customOf(issue: z.core.$ZodIssue): Text | null {
  return issue.code === 'custom' ? ((issue.params?.said as Text | undefined) ?? null) : null
}

/** Signs and Latin words in a Persian sentence are read from left to right, each run by itself: ">=10" would else point the other way. */
const apart = (text: string) => text.replace(/[!-~](?:[ -~]*[!-~])?/g, '\u2066$&\u2069')

function notYaml(error: unknown): Fault {
  const [start] = (error instanceof YAMLParseError && error.linePos) || []
  return faultOf('', (words) => (start ? words.yaml(start.line, start.col) : words.noYaml))
}

/** In English, a line for each, for whoever starts the program with a wrong file. */
export const inOneText = (faults: readonly Fault[]): string =>
  faults.map(({ at, said }) => (at === '' ? said.en : `${at}: ${said.en}`)).join('\n')
