/** `pasokh places import FILE` and `pasokh places first`: areas, addresses and assets into an agency. The work is in places. */
import { extname } from 'node:path'
import { readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import type { App } from '../app.ts'
import { FORMATS, type Format, type Refused } from '../places/file.schema.ts'
import { type Import, importPlaces } from '../places/import.actions.ts'
import { PLACE_FILE_WORDS, ROW_WORDS } from '../places/import.words.ts'
import { AREA_LEVELS, type AreaLevel } from '../places/schema.ts'
import type { Command } from './command.ts'
import { isThere, readOptions } from './options.ts'
import { PLACES_WORDS } from './places.words.ts'
import { start } from './start.ts'

export const places: Command = {
  name: 'places',
  about: {
    fa: 'محدوده‌ها، نشانی‌ها و تجهیزها را از پرونده‌ای وارد می‌کند',
    en: 'takes in areas, addresses and assets from a file',
  },
  run: async (args) => {
    const config = readConfig()
    const { how, trouble, lang } = readHow(args, config.lang)
    if (!how) {
      console.error(`${trouble}\n\n${PLACES_WORDS[lang].usage}`)
      return 2
    }
    if (how.file !== null && !(await isThere(how.file))) {
      console.error(PLACES_WORDS[lang].noFile(how.file))
      return 2
    }
    const { app, stop } = await start(config, { work: false, guest: true })
    try {
      return await runPlaces(app, how, lang, console.log)
    } finally {
      await stop()
    }
  },
}

type How = { how: Import | null; trouble: string; lang: Lang }

const BY_ENDING: Record<string, Format> = {
  '.geojson': 'geojson',
  '.json': 'geojson',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.psv': 'gnaf',
  '.txt': 'geonames',
}

/** What was asked for, or what is wrong with it. */
export function readHow(args: readonly string[], terminal: Lang): How {
  const { values, alone, lang, wrong } = readOptions(args, ['agency', 'format', 'offer'], terminal)
  const words = PLACES_WORDS[lang]
  const no = (trouble: string): How => ({ how: null, trouble, lang })
  const [what, file, more] = alone
  if (wrong ?? more) return no(words.wrong((wrong ?? more)!))
  if (what !== 'import' && what !== 'first') return no(what === undefined ? words.missing('import') : words.wrong(what))
  if (!values.agency) return no(words.missing('--agency'))
  const offer = readOffer(values.offer)
  if (typeof offer === 'string') return no(words.wrong(offer))
  if (what === 'first')
    return file ? no(words.wrong(file)) : { how: { slug: values.agency, file: null, offer }, trouble: '', lang }
  if (!file) return no(words.missing('FILE'))
  const format = values.format ? FORMATS.find((one) => one === values.format) : BY_ENDING[extname(file).toLowerCase()]
  if (!format) return no(values.format ? words.wrong(values.format) : words.missing('--format'))
  return { how: { slug: values.agency, file, format, offer }, trouble: '', lang }
}

/** The levels, or the word that is none. */
function readOffer(text = ''): AreaLevel[] | string {
  const levels: AreaLevel[] = []
  for (const word of text.split(/[,،\s]+/).filter(Boolean)) {
    const level = AREA_LEVELS.find((one) => one === word)
    if (!level) return word
    levels.push(level)
  }
  return levels
}

/** So many refused rows are told one by one; of the others the reasons. */
const MOST_TOLD = 200

/** Runs it and tells how it went; 1 when rows were refused or nothing could be read. */
export async function runPlaces(app: App, how: Import, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = PLACES_WORDS[lang]
  const told = new Map<Refused['why'], number>()
  let last = ''
  let all = 0
  const report = await importPlaces(app, how, {
    progress(stage, share, rows) {
      const line = words.progress(stage, Math.floor(10 * share) / 10, rows)
      const tenth = `${stage} ${Math.floor(10 * share)}`
      if (tenth !== last && share >= 0.1) say(line)
      last = tenth
    },
    refused({ at, name, why }) {
      if (++all > MOST_TOLD) return
      told.set(why, (told.get(why) ?? 0) + 1)
      say(words.refused(at, name, ROW_WORDS[lang][why]))
    },
  })
  if ('fault' in report) {
    say([PLACE_FILE_WORDS[lang][report.fault], report.column].filter(Boolean).join(' '))
    return 1
  }
  for (const why of Object.keys(report.reasons) as Refused['why'][]) {
    const more = report.reasons[why]! - (told.get(why) ?? 0)
    if (more > 0) say(words.moreRefused(ROW_WORDS[lang][why], more))
  }
  for (const what of ['areas', 'addresses', 'assets'] as const) {
    const { added, changed, same } = report[what]
    if (what === 'areas' || added + changed + same > 0) say(words.taken(what, report[what]))
  }
  say(words.summary(report.refused))
  return report.refused === 0 ? 0 : 1
}
