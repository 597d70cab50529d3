/** Which language is named, by where the texts come from and their own. */
import * as persian from '../../packages/persian/index.ts'
import type { TextData } from './data.ts'
import { percent } from './measure.ts'

const CODES: Record<string, string> = { 'fa-latn': 'fa-Latn', az: 'und', ku: 'und', tg: 'und', sd: 'und' }

export function languages(rows: TextData['languages'], codeOf = (text: string): string => persian.language(text).code) {
  const groups = Map.groupBy(rows, ([source, code]) => `${source} ${code}`)
  return Object.fromEntries(
    [...groups].map(([name, group]) => {
      const right = group.filter(([, code, text]) => codeOf(text) === (CODES[code] ?? code)).length
      return [name, { texts: group.length, accuracy: percent(right, group.length) }]
    }),
  )
}
