/** `pasokh model train|evaluate|card`: a text model from a table, or that of an agency here. The last line said is JSON. */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { load, type Model, save, train } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import { readConfig } from '#kit/config.ts'
import { type Lang, longDate } from '#kit/words.ts'
import type { App } from '../app.ts'
import type { Command } from './command.ts'
import { MODEL_WORDS } from './model.words.ts'
import {
  findAgency,
  learnNow,
  measure,
  measureOnJudged,
  type OfAgency,
  readInUse,
  urgencyCard,
} from './model-agency.ts'
import { measureSets } from './model-sets.ts'
import { type Labelled, readTable } from './model-table.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

const OPTIONS = ['text', 'label', 'out', 'agency', 'data']
const ACTS = ['train', 'evaluate', 'card'] as const

type Asked = {
  act: (typeof ACTS)[number]
  files: string[]
  text: string
  label: string
  out: string | undefined
  agency: string | undefined
  /** The folder of labelled sets that learning itself is measured on. */
  sets: string | undefined
  lang: Lang
}
type Say = (line: string) => void
/** Opens the store; only when an agency is asked for. */
type Open = () => Promise<{ app: App; stop(): Promise<void> }>

export const model: Command = {
  name: 'model',
  about: { fa: MODEL_WORDS.fa.about, en: MODEL_WORDS.en.about },
  run: (args) => {
    const config = readConfig()
    return runModel(args, config.lang, console.log, () => start(config, { work: false, guest: true }))
  },
}

/** What cannot be done, in a sentence. */
class Refused extends Error {}

export async function runModel(args: readonly string[], terminal: Lang, say: Say, open: Open): Promise<number> {
  const { asked, trouble, lang } = readAsked(args, terminal)
  if (!asked) {
    say(`${trouble}\n\n${MODEL_WORDS[lang].usage}`)
    return 2
  }
  if (asked.sets !== undefined) return measureSets(asked.sets, say)
  try {
    if (asked.agency === undefined) say(JSON.stringify(await onFiles(asked, say)))
    else await withAgency(asked, asked.agency, say, open)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say(error.message)
    return 1
  }
}

function readAsked(
  args: readonly string[],
  terminal: Lang,
): { asked: Asked; trouble?: never; lang: Lang } | { asked: null; trouble: string; lang: Lang } {
  const { values, alone, lang, wrong } = readOptions(args, OPTIONS, terminal)
  const words = MODEL_WORDS[lang]
  const no = (trouble: string) => ({ asked: null, trouble, lang })
  const [name, ...files] = alone
  const act = ACTS.find((one) => one === name)
  if (wrong) return no(words.wrong(wrong))
  if (!act) return no(name ? words.wrong(name) : words.missing(ACTS.join(' | ')))
  const { agency, out, text = 'text', label = 'label', data } = values
  const isOfSets = act === 'evaluate' && agency === undefined && files.length === 0
  const sets = isOfSets && data !== undefined ? resolve(data) : undefined
  const wanted = sets === undefined ? WANTED[act][agency === undefined ? 'files' : 'agency'] : WANTED.evaluate.sets
  const [missing] = wanted.least.slice(files.length)
  if (missing) return no(words.missing(missing))
  if (files.length > wanted.most) return no(words.wrong(files.at(-1)!))
  if (act === 'train' && agency === undefined && out === undefined) return no(words.missing('--out MODEL'))
  const paths = files.map((file) => resolve(data ?? '.', file))
  return { asked: { act, files: paths, text, label, out, agency, sets, lang }, lang }
}

/** The files that each act needs, and how many it takes. */
const WANTED = {
  train: { files: { least: ['FILE.csv'], most: 1 }, agency: { least: [], most: 0 } },
  evaluate: {
    files: { least: ['MODEL', 'FILE.csv'], most: 2 },
    agency: { least: [], most: 1 },
    sets: { least: [], most: 0 },
  },
  card: { files: { least: ['MODEL'], most: 1 }, agency: { least: [], most: 0 } },
} as const

async function onFiles(asked: Asked, say: Say): Promise<object> {
  if (asked.act === 'train') return trainOnFile(asked, say)
  const { model, sha256 } = await readModel(asked.files[0]!, asked.lang)
  if (asked.act === 'card') return { model: sha256, threshold: model.threshold, ...tellCard(model, asked.lang, say) }
  const table = await readTexts(asked.files[1]!, asked, say)
  return { model: sha256, data: table.sha256, ...tellFigures(model, table.texts, asked.lang, say) }
}

async function trainOnFile(asked: Asked, say: Say): Promise<object> {
  const words = MODEL_WORDS[asked.lang]
  const { texts, sha256: data } = await readTexts(asked.files[0]!, asked, say)
  const labels = new Set(texts.map(({ label }) => label)).size
  if (labels < 2) throw new Refused(words.fewLabels)
  say(words.learning(texts.length, labels))
  const learned = train(texts, { fold, progress: inTenths((share) => say(words.progress(share))) })
  const bytes = save(learned)
  const out = asked.out!
  await writeFile(out, bytes).catch(() => {
    throw new Refused(words.notWritten(out))
  })
  say(words.written(out, bytes.length))
  return {
    model: sha256Of(bytes),
    data,
    bytes: bytes.length,
    threshold: learned.threshold,
    ...tellCard(learned, asked.lang, say),
  }
}

/** A line for each tenth that is reached, however often it is told. */
function inTenths(say: (share: number) => void): (share: number) => void {
  let told = 0
  return (share) => {
    const tenth = Math.floor(10 * share)
    if (tenth > told) say(tenth / 10)
    told = tenth
  }
}

async function tellUrgency(app: App, of: OfAgency, lang: Lang, say: Say) {
  const card = await urgencyCard(app, of)
  say(card ? MODEL_WORDS[lang].urgency(card) : MODEL_WORDS[lang].urgencyBegins)
  return card
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function readModel(file: string, lang: Lang): Promise<{ model: Model; sha256: string }> {
  const words = MODEL_WORDS[lang]
  const bytes = await readFile(file).catch(() => {
    throw new Refused(words['no-file'](file))
  })
  try {
    return { model: load(bytes, { fold }), sha256: sha256Of(bytes) }
  } catch (error) {
    throw new Refused(words.notAModel(error instanceof Error ? error.message : ''))
  }
}

async function readTexts(file: string, { text, label, lang }: Asked, say: Say) {
  const words = MODEL_WORDS[lang]
  const table = await readTable(file, { text, label })
  if (table.refusal === 'no-column')
    throw new Refused(words.noColumn(table.column ?? '', table.columns?.join(' | ') ?? ''))
  if (table.refusal) throw new Refused(words[table.refusal](file))
  say(words.read(table.texts.length, table.skipped))
  if (table.texts.length === 0) throw new Refused(words.nothing)
  return table
}

function tellCard({ card }: Model, lang: Lang, say: Say) {
  const words = MODEL_WORDS[lang]
  say(words.learnedFrom(card.texts, card.labels.length, card.date && longDate(lang, card.date)))
  const tested = card.crossValidated
  if (!tested) say(words.notTested)
  else {
    say(words.accuracy(tested.accuracy, tested.texts))
    say(words.sure(tested.coverage, tested.accuracyWhenSure))
  }
  return card
}

function tellFigures(model: Model, texts: readonly Labelled[], lang: Lang, say: Say) {
  const words = MODEL_WORDS[lang]
  const figures = measure(model, texts)
  say(words.accuracy(figures.accuracy, figures.texts))
  say(words.between(figures.low, figures.high))
  say(words.sure(figures.coverage, figures.accuracyWhenSure))
  return figures
}

async function withAgency(asked: Asked, slug: string, say: Say, open: Open): Promise<void> {
  const { app, stop } = await open()
  try {
    const of = await findAgency(app, slug)
    if (!of) throw new Refused(MODEL_WORDS[asked.lang].noAgency(slug))
    say(JSON.stringify(await ofAgency(app, of, asked, say)))
  } finally {
    await stop()
  }
}

async function ofAgency(app: App, of: OfAgency, asked: Asked, say: Say): Promise<object> {
  const words = MODEL_WORDS[asked.lang]
  if (asked.act === 'train') {
    const { outcome, failure, compared, hash } = await learnNow(
      app,
      of,
      inTenths((share) => say(words.progress(share))),
    )
    if (compared) say(words.compared(compared.texts, compared.before, compared.after))
    if (outcome === 'failed') throw new Refused(`${words.outcome.failed} ${failure}`)
    say(words.outcome[outcome])
    return { outcome, compared, model: hash }
  }
  const { model, hash, card } = await readInUse(app, of)
  const [file] = asked.files
  if (file) {
    const { texts, sha256 } = await readTexts(file, asked, say)
    const known = texts.map(({ text, label }) => ({ text, label: of.idOf(label) }))
    const figures = tellFigures(model, known, asked.lang, say)
    return {
      model: hash,
      data: sha256,
      ...figures,
      labels: figures.labels.map((one) => ({ ...one, label: of.codeOf(one.label) })),
    }
  }
  const shown = asked.act === 'card' ? card : await measureOnJudged(app, of)
  const urgency = asked.act === 'card' ? { urgency: await tellUrgency(app, of, asked.lang, say) } : {}
  if (!shown?.tested) {
    say(words.notTested)
    return { model: hash, tested: null, ...urgency }
  }
  const { tested, services, date } = shown
  say(words.learnedFrom(shown.texts + shown.phrases, services.length, date && longDate(asked.lang, date)))
  say(words.accuracy(tested.right / tested.texts, tested.texts))
  say(words.between(tested.low, tested.high))
  say(words.sure(tested.sure / tested.texts, tested.sure === 0 ? null : tested.sureRight / tested.sure))
  return {
    model: hash,
    ...shown,
    ...urgency,
    services: services.map((one) => ({ ...one, code: of.codeOf(one.serviceId) })),
  }
}
