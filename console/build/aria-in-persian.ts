/**
 * React Aria ships thirty-four languages and no Persian. While building, each of its dictionaries is made one of
 * English and our Persian, and its dates are written in the order Persian has; nothing else of it is touched.
 */
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const WORDS = resolve(import.meta.dirname, '../src/aria/words.ts')
const FORMATTER = resolve(import.meta.dirname, '../src/aria/use-date-formatter.ts')

/** The English dictionary that a module takes in, and its name in our file; null when it takes none. */
export function englishOf(file: string, code: string): { from: string; name: string } | null {
  const from = /from "([^"]+\/en-US\.mjs)"/.exec(code)?.[1]
  if (!from) return null
  const owner = /\/(react-[\w-]+)\/dist\//.exec(file)?.[1]
  const folder = /\/intl\/(?:([\w-]+)\/)?en-US/.exec(from)?.[1]
  return { from, name: [owner === 'react-aria' ? '' : owner, folder].filter(Boolean).join('/') }
}

/** The same dictionary with two languages, or null when it is none. */
export function inTwoLanguages(file: string, code: string): string | null {
  const english = englishOf(file, code)
  if (!english) return null
  return [
    `import en from ${JSON.stringify(english.from)}`,
    `import { ARIA } from ${JSON.stringify(WORDS)}`,
    `export default { 'en-US': en, 'fa-IR': { ...en, ...ARIA[${JSON.stringify(english.name)}] } }`,
  ].join('\n')
}

export const ariaInPersian = (): Plugin => ({
  name: 'aria-in-persian',
  enforce: 'pre',
  transform(code, id) {
    const file = id.split('?')[0]!
    if (/\/react-(aria|stately|aria-components)\/dist\/private\/.*intlStrings\.mjs$/.test(file))
      return inTwoLanguages(file, code)
    if (file.endsWith('/react-aria/dist/private/i18n/useDateFormatter.mjs'))
      return `export { useDateFormatter } from ${JSON.stringify(FORMATTER)}`
    return null
  },
})
