/**
 * A megabyte (1,000,000 bytes of UTF-8, and no more) of what makes careless readers slow, for every function: the
 * seconds of processor time of all threads.
 */

import { spawnSync } from 'node:child_process'
import { dangerSigns } from '../../app/models/danger.ts'
import services from '../../packages/classifier/fixtures/services.json' with { type: 'json' }
import * as classifier from '../../packages/classifier/index.ts'
import * as persian from '../../packages/persian/index.ts'
import { cpuMs, median } from './measure.ts'

const HOSTILE = {
  'no spaces': 'سلامخوبی',
  'half-spaces': '\u200c',
  brackets: '(',
  'brackets in pairs': '[]',
  'digits in brackets': '[1]',
  digits: '۱',
  'digits apart': '1 ',
  'digits and signs': '1-',
  'digits and colons': '1:',
  marks: 'ب\u064e',
  'half-spaces between letters': 'ی\u200c',
  'letters of two scripts': 'aب',
  'letters and dots': 'x.y.z.',
  'at signs': 'a@',
  hashtags: '#a',
  tags: '<a>',
  quotes: '"a" ',
  ligatures: 'ﷺ',
  plurals: 'ها ',
  'words of danger': 'سیم برق بچه دیوار گاز ',
  surrogates: '\ud800',
}

const model = classifier.train(
  services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label }))),
  { fold: persian.fold },
)

const FUNCTIONS: Record<string, (text: string) => unknown> = {
  fold: persian.fold,
  foldWithOffsets: persian.foldWithOffsets,
  tokens: persian.tokens,
  sentences: persian.sentences,
  normalize: (text) => persian.normalize(text),
  standard: persian.standard,
  lemma: (text) => persian.lemma(text),
  forms: persian.forms,
  language: persian.language,
  findPersonalData: persian.findPersonalData,
  cover: (text) => persian.cover(text, persian.findPersonalData(text)),
  numbers: persian.numbers,
  dates: (text) => persian.dates(text, '2026-11-21'),
  searchTerms: persian.searchTerms,
  highlight: (text) => persian.highlight(text, 'کتاب خانه'),
  summarise: (text) => persian.summarise(text, 2),
  keyphrases: (text) => persian.keyphrases([text.slice(0, text.length / 2), text.slice(text.length / 2)]),
  classify: (text) => classifier.classify(model, text),
  // Of the system, not of the package: it reads every text, too.
  dangerSigns,
}
const MEGABYTE_BYTES = 1e6
const RUNS = 3

type Slowest = Record<string, { slowest: string; seconds: number }>

/** The same in a process of its own: after the peers, the engine would clear their memory, too. */
export function hostileApart(): Slowest {
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename], { encoding: 'utf8', timeout: MOST_MS })
  if (status !== 0) throw new Error(`The hostile megabytes were not measured: ${stdout}`)
  return JSON.parse(stdout)
}
const MOST_MS = 15 * 60_000

/** For each text the slowest function and its seconds, the median of three runs. */
function hostile(): Slowest {
  return Object.fromEntries(
    Object.entries(HOSTILE).map(([name, piece]) => {
      const text = piece.repeat(Math.floor(MEGABYTE_BYTES / Buffer.byteLength(piece)))
      const times = Object.entries(FUNCTIONS).map(
        ([of, work]) => [of, median(Array.from({ length: RUNS }, () => cpuMs(() => work(text)))) / 1000] as const,
      )
      const [slowest, seconds] = times.reduce((a, b) => (b[1] > a[1] ? b : a))
      return [name, { slowest, seconds: Math.round(seconds * 100) / 100 }]
    }),
  )
}

if (import.meta.main) console.log(JSON.stringify(hostile()))
