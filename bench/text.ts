/**
 * Persian text: how right and how fast, on data that is not ours. `npm run bench -- text --data DIR`
 * reads DIR laid out like the text part of ../shared/data; what is not there is left out and said. Speeds are
 * of processor time on one core, the median of five runs.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as persian from '../packages/persian/index.ts'
import { report } from './report.ts'

const flag = process.argv.indexOf('--data')
const asked = flag > 0 ? process.argv[flag + 1]! : join(process.env.PASOKH_SHARED ?? '../shared', 'data')
const folder = existsSync(join(asked, 'text')) ? join(asked, 'text') : asked

/** The licence of each set, from its source. The sets are measured with and not shipped. */
const LICENCES: Record<string, string> = {
  'corpus_comments.jsonl': 'mixed, measured only',
  'ud-perdt': 'CC BY-SA 4.0',
  shekasteh: 'MIT',
  languages: 'mixed, measured only',
  'parsi-io': 'Apache-2.0',
}
const read: Record<string, { sha256: string; licence: string }> = {}

function texts(pattern: string): string[] {
  return globSync(join(folder, pattern))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8')
      const name = file.slice(folder.length + 1)
      read[name] = {
        sha256: createHash('sha256').update(text).digest('hex'),
        licence: LICENCES[name.split('/')[0]!] ?? 'see its source',
      }
      return text
    })
}

const percent = (part: number, of: number) => (of === 0 ? null : Math.round((10_000 * part) / of) / 100)
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

type Speed = { mbPerSecond: number; textsPerSecond: number }

function speedOf(comments: readonly string[], work: (text: string) => unknown): Speed {
  const bytes = comments.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const once = () => {
    for (const text of comments) work(text)
  }
  once()
  const ms = median(Array.from({ length: 5 }, () => cpuMs(once)))
  return { mbPerSecond: Math.round(bytes / ms / 100) / 10, textsPerSecond: Math.round((comments.length / ms) * 1000) }
}

function analyse(text: string) {
  persian.fold(text)
  for (const token of persian.tokens(text)) if (token.kind === 'word') persian.lemma(token.text)
  persian.language(text)
  persian.findPersonalData(text)
}

function speeds(comments: readonly string[]) {
  const segmenter = new Intl.Segmenter('fa', { granularity: 'word' })
  return {
    fold: speedOf(comments, persian.fold),
    normalize: speedOf(comments, (text) => persian.normalize(text)),
    tokens: speedOf(comments, persian.tokens),
    'peer: Intl.Segmenter, words': speedOf(comments.slice(0, 5000), (text) => [...segmenter.segment(text)].length),
    language: speedOf(comments, persian.language),
    findPersonalData: speedOf(comments, persian.findPersonalData),
    searchTerms: speedOf(comments, persian.searchTerms),
    'fold, tokens, lemma, language and personal data': speedOf(comments, analyse),
  }
}

const FORMED = new Set<string>(persian.PERSONAL_KINDS.filter((kind) => kind !== 'name' && kind !== 'address'))

/** Hits in comments that hold nothing personal: each counts as wrong. */
function falseHits(comments: readonly string[]) {
  const hits = comments.filter((text) => persian.findPersonalData(text).some(({ kind }) => FORMED.has(kind))).length
  return { comments: comments.length, hits, percent: percent(hits, comments.length) }
}

// A small generator with a fixed seed (mulberry32), so that each run tries the same numbers.
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const STYLES = ['0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩']
const SEPARATORS = ['', ' ', '-', '\u200c', '\u200f', ' - ', '/', '–']

/** Numbers with right check digits, in every digit style and separator: how many are covered whole? */
function checksumRecall() {
  const chance = seeded(20)
  const digits = (length: number) => Array.from({ length }, () => chance(10))
  const make: Record<string, () => string> = {
    'national-id': () => {
      const nine = digits(9)
      const sum = nine.reduce((total, value, at) => total + value * (10 - at), 0) % 11
      return [...nine, sum < 2 ? sum : 11 - sum].join('')
    },
    card: () => {
      const fifteen = [6, 0, 3, 7, ...digits(11)]
      const double = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
      const sum = fifteen.reduce((total, value, at) => total + (at % 2 ? value : double[value]!), 0)
      return [...fifteen, (10 - (sum % 10)) % 10].join('')
    },
    sheba: () => {
      const rest = digits(22).join('')
      return `IR${String(98n - (BigInt(`${rest}182700`) % 97n)).padStart(2, '0')}${rest}`
    },
  }
  return Object.fromEntries(
    Object.entries(make).map(([kind, number]) => {
      let tried = 0
      let found = 0
      for (const style of STYLES)
        for (const separator of SEPARATORS)
          for (const size of [3, 4, 10])
            for (let round = 0; round < 50; round++) {
              const written = inStyle(number(), style, separator, size)
              const text = `شماره من ${written} است`
              tried++
              if (persian.findPersonalData(text).some(({ start, end }) => text.slice(start, end) === written)) found++
            }
      return [kind, { tried, recall: percent(found, tried) }]
    }),
  )
}

function inStyle(number: string, style: string, separator: string, size: number): string {
  const prefix = /^[A-Z]*/.exec(number)![0]
  const parts = number.slice(prefix.length).match(new RegExp(`\\d{1,${size}}`, 'g')) ?? []
  return prefix + parts.join(separator).replace(/\d/g, (value) => [...style][Number(value)]!)
}

/** Where half-spaces and spaces stand, by how many other characters come before. */
function gaps(text: string): Map<number, string> {
  const found = new Map<number, string>()
  let at = 0
  for (const char of text) {
    if (char === ' ' || char === '\u200c') found.set(at, char)
    else at++
  }
  return found
}

function halfSpaces(gold: readonly string[], typed: (text: string) => string) {
  const sums = { right: 0, wrong: 0, missed: 0, spaces: 0, spacesLost: 0, unaligned: 0 }
  for (const text of gold) {
    const out = persian.normalize(typed(text), { digits: 'keep' })
    if (bare(out).length !== bare(text).length) sums.unaligned++
    else countGaps(sums, gaps(text), gaps(out))
  }
  const precision = sums.right / (sums.right + sums.wrong)
  const recall = sums.right / (sums.right + sums.missed)
  return {
    precision: percent(precision, 1),
    recall: percent(recall, 1),
    f1: percent((2 * precision * recall) / (precision + recall), 1),
    spacesRemovedPercent: percent(sums.spacesLost, sums.spaces),
    sentencesChangedOtherwise: sums.unaligned,
  }
}

const bare = (text: string) => text.replace(/[ \u200c]/g, '')

function countGaps(sums: Record<string, number>, gold: Map<number, string>, out: Map<number, string>) {
  for (const [at, gap] of gold) {
    if (gap === '\u200c') sums[out.get(at) === gap ? 'right' : 'missed']!++
    else {
      sums.spaces!++
      if (out.get(at) !== ' ') sums.spacesLost!++
    }
  }
  for (const [at, gap] of out) if (gap === '\u200c' && gold.get(at) !== gap) sums.wrong!++
}

function treebank(files: readonly string[]) {
  const lines = files.flatMap((file) => file.split('\n'))
  const sentences = lines.filter((line) => line.startsWith('# text = ')).map((line) => line.slice(9))
  const words = lines
    .map((line) => line.split('\t'))
    .filter((row) => row.length === 10 && /^\d+$/.test(row[0]!) && row[3] !== 'PUNCT')
  const right = words.filter(([, form, gold, kind]) => isLemma(persian.lemma(form!), gold!, kind!)).length
  return {
    sentences: sentences.length,
    'half-space typed as a space': halfSpaces(sentences, (text) => text.replaceAll('\u200c', ' ')),
    'half-space left out': halfSpaces(sentences, (text) => text.replaceAll('\u200c', '')),
    'right text': halfSpaces(sentences, (text) => text),
    lemma: { words: words.length, accuracy: percent(right, words.length) },
  }
}

// The treebank's headword of a verb is its past stem without the preverb; ours is the infinitive with it.
const isLemma = (ours: string, gold: string, kind: string) =>
  ours === gold || ours.replace(/ٔ$/, '') === gold || ((kind === 'VERB' || kind === 'AUX') && ours.endsWith(`${gold}ن`))

/** Word error rate of spoken text made standard, half-spaces read as spaces on both sides. */
function spoken(rows: readonly string[][]) {
  let words = 0
  let before = 0
  let after = 0
  for (const [typed, gold] of rows) {
    const right = plainWords(gold!)
    words += right.length
    before += distance(plainWords(typed!), right)
    after += distance(plainWords(persian.standard(typed!)), right)
  }
  return { sentences: rows.length, words, asTyped: percent(before, words), wordErrorRate: percent(after, words) }
}

const plainWords = (text: string) =>
  persian
    .fold(
      persian
        .normalize(text)
        .replace(/[^\p{L}\p{N}\u200c\s]/gu, ' ')
        .replaceAll('\u200c', ' '),
    )
    .split(/\s+/)
    .filter(Boolean)

function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, at) => at + 1)
  let corner = 0
  for (const [i, word] of a.entries()) {
    corner = i
    let left = i + 1
    row = row.map((up, j) => {
      const best = Math.min(up + 1, left + 1, corner + (word === b[j] ? 0 : 1))
      corner = up
      left = best
      return best
    })
  }
  return row.at(-1) ?? a.length
}

const CODES: Record<string, string> = { 'fa-latn': 'fa-Latn', az: 'und', ku: 'und', tg: 'und', sd: 'und' }

function languages(rows: readonly [string, string, string][]) {
  const groups = Map.groupBy(rows, ([source, code]) => `${source} ${code}`)
  return Object.fromEntries(
    [...groups].map(([name, group]) => {
      const right = group.filter(([, code, text]) => persian.language(text).code === (CODES[code] ?? code)).length
      return [name, { texts: group.length, accuracy: percent(right, group.length) }]
    }),
  )
}

type NumberCase = { input: string; output: { span: [number, number]; value: number }[] }

function numberCases(cases: readonly NumberCase[]) {
  const as = (list: readonly { start: number; end: number; value: number }[]) =>
    list.map(({ start, end, value }) => `${start}-${end}=${value}`).join()
  const whole = cases.filter(({ input, output }) => {
    const ours = persian.numbers(input).filter(({ kind }) => kind === 'cardinal')
    return as(ours) === as(output.map(({ span, value }) => ({ start: span[0], end: span[1], value })))
  }).length
  return { cases: cases.length, whollyRight: percent(whole, cases.length) }
}

function startUp() {
  const code =
    "const from = performance.now(); const persian = await import('./packages/persian/index.ts'); persian.normalize('سلام');" +
    'console.log(JSON.stringify([performance.now() - from, process.memoryUsage.rss()]))'
  const bare = 'console.log(JSON.stringify([0, process.memoryUsage.rss()]))'
  const run = (script: string) =>
    JSON.parse(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout) as [
      number,
      number,
    ]
  const [ms, rss] = run(code)
  return { ms: Math.round(ms), memoryAboveNodeMb: Math.round((rss - run(bare)[1]) / 1e6) }
}

const HOSTILE = {
  'no spaces': 'سلامخوبی',
  'half-spaces': '\u200c',
  brackets: '(',
  digits: '۱',
  'digits apart': '1 ',
  marks: 'ب\u064e',
  'at signs': 'a@',
  plurals: 'ها ',
  surrogates: '\ud800',
}

/** The slowest function on a megabyte of each hostile text, in seconds of processor time. */
function hostile() {
  const run: Record<string, (text: string) => unknown> = {
    ...{
      fold: persian.fold,
      tokens: persian.tokens,
      normalize: (text: string) => persian.normalize(text),
      language: persian.language,
    },
    ...{
      findPersonalData: persian.findPersonalData,
      searchTerms: persian.searchTerms,
      sentences: persian.sentences,
      numbers: persian.numbers,
    },
    ...{
      standard: persian.standard,
      dates: (text: string) => persian.dates(text, '2026-11-21'),
      summarise: (text: string) => persian.summarise(text, 2),
    },
  }
  return Object.fromEntries(
    Object.entries(HOSTILE).map(([name, piece]) => {
      const text = piece.repeat(Math.ceil(1e6 / Buffer.byteLength(piece)))
      const times = Object.entries(run).map(([of, work]) => [of, cpuMs(() => work(text)) / 1000] as const)
      const [slowest, seconds] = times.reduce((a, b) => (b[1] > a[1] ? b : a))
      return [name, { slowest, seconds: Math.round(seconds * 100) / 100 }]
    }),
  )
}

const comments = texts('corpus_comments.jsonl').flatMap((file) =>
  file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string),
)
const conllu = texts('ud-perdt/*.conllu')
const informal = texts('shekasteh/*.tsv')
  .flatMap((file) =>
    file
      .trim()
      .split('\n')
      .map((line) => line.split('\t')),
  )
  .filter((row) => row.length > 1)
const [spokenIn] = texts('languages/languages.json')
const [counted] = texts('parsi-io/NumberExtraction.json')
const absent = 'left out: the data is not there'

report('text', {
  data: read,
  startUp: startUp(),
  speed: comments.length > 0 ? speeds(comments) : absent,
  'personal data, checksum': checksumRecall(),
  'personal data, hits in comments': comments.length > 0 ? falseHits(comments) : absent,
  treebank: conllu.length > 0 ? treebank(conllu) : absent,
  'spoken to standard': informal.length > 0 ? spoken(informal) : absent,
  language: spokenIn ? languages(JSON.parse(spokenIn) as [string, string, string][]) : absent,
  'numbers, parsi.io': counted ? numberCases(JSON.parse(counted) as NumberCase[]) : absent,
  'hostile megabytes': hostile(),
})
