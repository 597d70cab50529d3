/** Reads the words after a command: `--name value`, and what stands alone. */
import { access } from 'node:fs/promises'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { LANGS, type Lang } from '#kit/words.ts'

export type Options = { values: Readonly<Record<string, string | undefined>>; alone: readonly string[]; lang: Lang }

/** All named options take a value. `wrong` is the first word that is not known. */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
  terminal: Lang,
): Options & { wrong: string | null } {
  const known = [...names, 'lang']
  const options: ParseArgsOptionsConfig = Object.fromEntries(known.map((name) => [name, { type: 'string' }]))
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const strange = tokens.find((token) => token.kind === 'option' && !(known.includes(token.name) && token.value))
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )
  const lang = LANGS.find((one) => one === given.lang) ?? terminal
  return { values: given, alone: positionals, lang, wrong: strange?.kind === 'option' ? strange.rawName : null }
}

/** Whether a file that was named is there and may be read. */
export const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
