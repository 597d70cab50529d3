/**
 * How well and how fast the classifier does, beside complement naive Bayes on the same features in
 * the same run (Rennie, Shih, Teevan, Karger, ICML 2003), and plain linear machines. `node classifier.bench.ts [--data DIR]`;
 * the last line is all figures as JSON. A set without its published test is split in ten by us.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fold } from '@pasokh/persian'
import { corpusOf } from './corpus.ts'
import { type Dataset, readDatasets } from './datasets.bench.ts'
import { descend, marginsOf } from './descent.ts'
import { summarise } from './evaluate.ts'
import { features } from './features.ts'
import services from './fixtures/services.json' with { type: 'json' }
import { importanceOf } from './importance.ts'
import { classify, type Example, evaluate, load, save, train } from './index.ts'
import { count, rowOf } from './rows.ts'

/** As many parts as make a tenth the test, which is the share of the published tests. */
const FOLDS = 10
const round = (share: number, digits = 3) => Number(share.toFixed(digits))
const percent = (share: number | null) => (share === null ? null : round(100 * share, 1))

function timed<Result>(run: () => Result): { result: Result; ms: number } {
  const startedAt = performance.now()
  const result = run()
  return { result, ms: performance.now() - startedAt }
}

/** Texts that are equal after folding: the first stays. */
function distinct(examples: readonly Example[]): Example[] {
  const seen = new Set<string>()
  return examples.filter(({ text }) => {
    const folded = fold(text).replace(/\s+/g, ' ').trim()
    if (seen.has(folded)) return false
    seen.add(folded)
    return true
  })
}

/** Trains on one part and measures on the other, which shares no text with it. */
function measure(training: readonly Example[], test: readonly Example[]) {
  const trained = timed(() => train(training, { fold }))
  const bytes = save(trained.result)
  const model = load(bytes, { fold })
  const evaluated = timed(() => evaluate(model, test))
  const { labels: _, texts, ...figures } = evaluated.result
  return {
    figures: {
      ...figures,
      naiveBayesMacroF1: naiveBayes(training, test),
      plainMachineMacroF1: plainMachine(training, test),
    },
    trainMs: trained.ms,
    textsPerSecond: (1000 * texts) / evaluated.ms,
    modelBytes: bytes.length,
  }
}

function measureDataset({ name, licence, sha256, train: rows, test }: Dataset) {
  const held = test && distinct(test)
  const heldTexts = new Set(held?.map(({ text }) => fold(text).replace(/\s+/g, ' ').trim()))
  const texts = distinct(rows).filter(({ text }) => !heldTexts.has(fold(text).replace(/\s+/g, ' ').trim()))
  const runs = held
    ? [measure(texts, held)]
    : Array.from({ length: FOLDS }, (_, part) =>
        measure(
          texts.filter((_, at) => at % FOLDS !== part),
          texts.filter((_, at) => at % FOLDS === part),
        ),
      )
  const mean = (of: (run: (typeof runs)[0]) => number | null) =>
    runs.reduce((sum, run) => sum + (of(run) ?? 0), 0) / runs.length
  return {
    name,
    licence,
    sha256,
    texts: texts.length,
    removedAsEqual: rows.length - texts.length,
    split: held ? `published test of ${held.length}` : `own, mean of ${FOLDS} parts`,
    macroF1: percent(mean(({ figures }) => figures.macroF1)),
    accuracy: percent(mean(({ figures }) => figures.accuracy)),
    naiveBayesMacroF1: percent(mean(({ figures }) => figures.naiveBayesMacroF1)),
    plainMachineMacroF1: percent(mean(({ figures }) => figures.plainMachineMacroF1)),
    coverage: percent(mean(({ figures }) => figures.coverage)),
    accuracyWhenSure: percent(mean(({ figures }) => figures.accuracyWhenSure)),
    calibrationError: round(mean(({ figures }) => figures.calibrationError)),
    trainMs: round(
      mean(({ trainMs }) => trainMs),
      0,
    ),
    textsPerSecond: round(
      mean(({ textsPerSecond }) => textsPerSecond),
      0,
    ),
    modelBytes: round(
      mean(({ modelBytes }) => modelBytes),
      0,
    ),
  }
}

/** Macro-F1 of complement naive Bayes on the hashed features. */
function naiveBayes(training: readonly Example[], test: readonly Example[]): number {
  const hashes = ({ text }: Example) => {
    const { words, sequences } = features(fold(text))
    return [...words.hashes, ...sequences.hashes]
  }
  const labels = [...new Set(training.map(({ label }) => label))].sort()
  const counts = new Map<number, Float64Array>()
  const totals = new Float64Array(labels.length)
  for (const example of training)
    for (const hash of hashes(example)) {
      const label = labels.indexOf(example.label)
      if (!counts.has(hash)) counts.set(hash, new Float64Array(labels.length))
      counts.get(hash)![label]!++
      totals[label]!++
    }
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const all = sum(totals)
  const outcomes = test.map((example) => {
    const scores = new Float64Array(labels.length)
    for (const hash of hashes(example)) {
      const count = counts.get(hash)
      if (!count) continue
      const seen = sum(count)
      labels.forEach((_, label) => {
        scores[label]! -= Math.log((seen - count[label]! + 1) / (all - totals[label]! + counts.size))
      })
    }
    const given = labels[scores.indexOf(Math.max(...scores))]!
    return { expected: example.label, given, probability: 1, right: given === example.label, sure: true }
  })
  return summarise(outcomes).macroF1
}

/**
 * Macro-F1 of plain class-balanced machines with C = 1 on the same weighted features, which is how tf-idf with a linear
 * machine is commonly measured: without naive Bayes, calibration, 8-bit weights and a bound on the file.
 */
function plainMachine(training: readonly Example[], test: readonly Example[]): number {
  const labels = [...new Set(training.map(({ label }) => label))].sort()
  const targets = Int32Array.from(training, ({ label }) => labels.indexOf(label))
  const corpus = corpusOf(
    training.map(({ text }) => fold(text)),
    targets,
    new Float64Array(training.length).fill(1),
    labels.length,
  )
  const importance = importanceOf(corpus, [...training.keys()])
  const size = corpus.vocabulary.size * labels.length
  const weights = { columns: new Float32Array(size), biases: new Float32Array(labels.length) }
  const costs = {
    own: Float64Array.from(
      targets,
      (label) => training.length / (labels.length * targets.filter((each) => each === label).length),
    ),
    other: new Float64Array(training.length).fill(1),
  }
  const rows = corpus.texts.map((text) => rowOf(text, importance))
  const strengths = new Float32Array(size).fill(1)
  descend({ rows, targets, strengths, costs, labelCount: labels.length, freeBias: true }, weights)
  const margins = new Float64Array(labels.length)
  return summarise(
    test.map(({ text, label: expected }) => {
      marginsOf(rowOf(count(features(fold(text)), corpus.vocabulary), importance), weights, margins)
      const given = labels[margins.indexOf(Math.max(...margins))]!
      return { expected, given, probability: 1, right: given === expected, sure: true }
    }),
  ).macroF1
}

/** From example phrases alone to submissions; what lies outside should be abstained on. */
function coldStart(phraseCount: number) {
  const phrases = services.services.flatMap(({ label, phrases }) =>
    phrases.slice(0, phraseCount).map((text) => ({ text, label })),
  )
  const model = train(phrases, { fold })
  const { accuracy, coverage, accuracyWhenSure } = evaluate(
    model,
    services.services.flatMap(({ label, submissions }) => submissions.map((text) => ({ text, label }))),
  )
  return {
    phrasesPerService: phraseCount,
    services: services.services.length,
    accuracy: percent(accuracy),
    coverage: percent(coverage),
    accuracyWhenSure: percent(accuracyWhenSure),
    outsideAbstained: percent(
      services.outside.filter((text) => classify(model, text).label === null).length / services.outside.length,
    ),
  }
}

/** The time to learn 200 short texts of ten labels, in a process that has just begun and in one that runs. */
function trainingTime() {
  const ten = services.services.slice(0, 10).flatMap(({ label, phrases, submissions }) =>
    Array.from({ length: 20 }, (_, at) => {
      const [phrase, submission] = [phrases[at % phrases.length]!, submissions[at % submissions.length]!]
      return { text: at < phrases.length ? phrase : `${at % 2 ? phrase : ''} ${submission} ${at}`, label }
    }),
  )
  const runs = Array.from({ length: 15 }, () => timed(() => train(ten, { fold })).ms)
  return { texts: ten.length, firstMs: round(runs[0]!, 1), medianMs: round(runs.toSorted((a, b) => a - b)[7]!, 1) }
}

/** The longest time that a megabyte of one sign takes. */
function hostileMs(): number {
  const model = train(services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label }))))
  const units = ['ا', '\u200c', '[', '۱', '\u0301', '\ud83d', 'آب ']
  const times = units.map((unit) => timed(() => classify(model, unit.repeat(1e6 / unit.length))).ms)
  return round(Math.max(...times), 1)
}

const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false })
const usual = `${process.env.PASOKH_SHARED ?? '../shared'}/data`
const asked = typeof values.data === 'string' && values.data !== '' ? values.data : null
if (values.data !== undefined && asked === null) stop('--data wants a folder: --data DIR', 2)
if (asked !== null && !existsSync(asked)) stop(`There is no folder ${asked}: --data wants one with labelled texts.`, 2)
const datasets = readDatasets(asked ?? usual, usual)
if (asked !== null && datasets.length === 0) stop(`No labelled texts in ${asked}.`, 1)

function stop(why: string, code: number): never {
  console.error(why)
  process.exit(code)
}

const training = trainingTime()
const figures = {
  training,
  hostileMs: hostileMs(),
  coldStart: [3, 5, 8].map(coldStart),
  datasets: datasets.map((dataset) => {
    const measured = measureDataset(dataset)
    console.log(
      `${measured.name}: macro-F1 ${measured.macroF1} (naive Bayes ${measured.naiveBayesMacroF1}), ${measured.split}`,
    )
    return measured
  }),
}
if (figures.datasets.length === 0) console.log(`No labelled texts in ${usual}: give their folder by --data DIR.`)
console.log(JSON.stringify(figures))
