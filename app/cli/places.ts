/** `pasokh places import FILE`: takes areas with their borders into an agency. The work is in places. */
import { readFile, stat } from 'node:fs/promises'
import { readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import type { App } from '../app.ts'
import { importAreas } from '../places/import.actions.ts'
import { AREA_FILE_WORDS, FEATURE_WORDS } from '../places/import.words.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'
import { PLACES_WORDS } from './places.words.ts'
import { start } from './start.ts'

const MOST_BYTES = 200 * 1024 * 1024

export const places: Command = {
  name: 'places',
  about: {
    fa: 'ناحیه‌ها را با مرزشان از پرونده‌ای وارد می‌کند',
    en: 'takes in areas with their borders from a file',
  },
  run: async (args) => {
    const config = readConfig()
    const { how, trouble, lang } = readHow(args, config.lang)
    if (!how) {
      console.error(`${trouble}\n\n${PLACES_WORDS[lang].usage}`)
      return 2
    }
    const text = await readText(how.file, lang)
    if (text === null) return 2
    const { app, stop } = await start(config, { work: false, guest: true })
    try {
      return await runAreas(app, { slug: how.slug, text, lang }, console.log)
    } finally {
      await stop()
    }
  },
}

type How = { how: { file: string; slug: string } | null; trouble: string; lang: Lang }

/** What was asked for, or what is wrong with it. */
export function readHow(args: readonly string[], terminal: Lang): How {
  const { values, alone, lang, wrong } = readOptions(args, ['agency', 'format'], terminal)
  const words = PLACES_WORDS[lang]
  const no = (trouble: string): How => ({ how: null, trouble, lang })
  const [what, file, more] = alone
  if (wrong ?? more) return no(words.wrong((wrong ?? more)!))
  if (what !== 'import') return no(what === undefined ? words.missing('import') : words.wrong(what))
  if (!file) return no(words.missing('FILE'))
  if (!values.agency) return no(words.missing('--agency'))
  if (values.format !== undefined && values.format !== 'geojson') return no(words.wrong(values.format))
  return { how: { file, slug: values.agency }, trouble: '', lang }
}

async function readText(file: string, lang: Lang): Promise<string | null> {
  try {
    const { size } = await stat(file)
    if (size <= MOST_BYTES) return await readFile(file, 'utf8')
    console.error(PLACES_WORDS[lang].tooLarge)
  } catch {
    console.error(PLACES_WORDS[lang].noFile(file))
  }
  return null
}

/** Runs it and tells how it went; 1 when features were refused or nothing could be read. */
export async function runAreas(
  app: App,
  { slug, text, lang }: { slug: string; text: string; lang: Lang },
  say: (line: string) => void,
): Promise<number> {
  const words = PLACES_WORDS[lang]
  let tenth = 0
  const report = await importAreas(app, { slug, text }, (done, of) => {
    const now = Math.floor((10 * done) / of)
    if (now > tenth) say(words.progress(done, of))
    tenth = now
  })
  if ('fault' in report) {
    say(AREA_FILE_WORDS[lang][report.fault])
    return 1
  }
  for (const { at, name, why } of report.refused) say(words.refused(at, name, FEATURE_WORDS[lang][why]))
  say(words.summary(report))
  return report.refused.length === 0 ? 0 : 1
}
