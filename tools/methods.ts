/**
 * `node tools/methods.ts` writes docs/methods/fa.md and en.md: how each published figure is worked out, from
 * the same definitions as the pages under /methods. `--check` says whether the committed files are that.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { SMALLEST_GROUP } from '@pasokh/indicators'
import type { Definition } from '../app/indicators/definition.schema.ts'
import { DEFINITIONS } from '../app/indicators/definitions.ts'
import { methodRows } from '../app/indicators/pages/method-rows.ts'
import { WORDS } from '../app/indicators/pages/methods.words.ts'
import { WINDOW_DAYS } from '../app/indicators/schema.ts'
import type { Lang } from '../app/kit/words.ts'

const MADE = '<!-- Made by `node tools/methods.ts` from app/indicators/definitions; do not edit. -->'

function indicator(lang: Lang, definition: Definition): string {
  const rows = methodRows(lang, definition).map(
    ({ term, text, isCode }) => `- **${term}**: ${isCode ? `\`${text}\`` : text}`,
  )
  return [`## ${definition[lang].name}`, ...rows].join('\n')
}

function page(lang: Lang): string {
  const words = WORDS[lang].methods
  const rules = words.rules(SMALLEST_GROUP, WINDOW_DAYS).map((rule, at) => `${at + 1}. ${rule}`)
  return `${[
    MADE,
    `# ${words.title}`,
    words.lead,
    ...DEFINITIONS.map((one) => indicator(lang, one)),
    [`## ${words.release}`, ...rules].join('\n'),
    `${words.recompute} \`npx pasokh recompute FILE_OR_URL\``,
  ].join('\n\n')}\n`
}

for (const lang of ['fa', 'en'] as const) {
  const file = `docs/methods/${lang}.md`
  if (!process.argv.includes('--check')) writeFileSync(file, page(lang))
  else if (readFileSync(file, 'utf8') !== page(lang)) {
    console.error(`${file} is not what the definitions say: run node tools/methods.ts and look at the difference.`)
    process.exitCode = 1
  }
}
