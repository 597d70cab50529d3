/**
 * The scoreboard of the text engine: each target beside our figure and that of the peers on npm, in one run, with the
 * data's hash and licence. `npm run scoreboard -- --data DIR` reads DIR laid out like the text part of ../shared/data.
 * Writes bench/results/scoreboard.json and docs/scoreboard.md, and prints the figures as one JSON line last.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { report } from './report.ts'
import { dataFolder, isAsked, missing, readTextData, stop } from './text/data.ts'
import { hostileApart } from './text/hostile.ts'
import { labelledFigures } from './text/labelled.ts'
import { languages } from './text/language.ts'
import { median, speedOf } from './text/measure.ts'
import { fastTextLanguages, type Peer, readPeers } from './text/peers.ts'
import { checksumRecall, falseHits } from './text/personal.ts'
import { speeds, startUp } from './text/speeds.ts'
import { spoken } from './text/spoken.ts'
import { type Row, tableOf } from './text/table.ts'
import { halfSpaceFigures, lemmaFigures } from './text/treebank.ts'

const folder = dataFolder()
const data = readTextData(folder)
const { peers, absent, versions } = await readPeers()
const conllu = data.conllu.map(({ text }) => text)
const rows: Row[] = []

/** A line of the table: `target` is the least (or, with `most`, the greatest) that we may have. */
function row(
  what: string,
  ours: number | null | undefined,
  target: number | null,
  more: Omit<Row, 'what' | 'ours' | 'target' | 'holds'>,
) {
  const holds =
    ours === null || ours === undefined || target === null ? null : more.most ? ours <= target : ours >= target
  rows.push({ what, ours: ours ?? null, target, holds, ...more })
}

/** What each peer that can do it reaches. */
async function ofPeers<Skill extends keyof Peer>(skill: Skill, measure: (skill: NonNullable<Peer[Skill]>) => unknown) {
  const figures: Record<string, unknown> = {}
  for (const peer of peers) {
    const can = peer[skill]
    if (can) figures[peer.name] = await measure(can as NonNullable<Peer[Skill]>)
  }
  return figures
}

async function speedRows() {
  const ours = speeds(data.comments)
  const of = (skill: 'fold' | 'normalize' | 'tokens') =>
    ofPeers(skill, (work) => speedOf(data.comments, work as (text: string) => unknown).mbPerSecond)
  const unit = 'MB/s'
  row('`normalize` with half-space repair, one core', ours.normalize.mbPerSecond, 20, {
    unit,
    peers: await of('normalize'),
  })
  row('`fold`', ours.fold.mbPerSecond, 150, { unit, peers: await of('fold') })
  const segmenter = ours['peer: Intl.Segmenter, words'].mbPerSecond
  row('`tokens`', ours.tokens.mbPerSecond, 40, {
    unit,
    peers: { ...(await of('tokens')), 'Intl.Segmenter': segmenter },
  })
  row(
    'whole analysis with classify, comments of 113 characters',
    ours['the same and classify'].textsPerSecond,
    20_000,
    {
      unit: 'texts/s',
      peers: {},
    },
  )
}

async function treebankRows() {
  const ours = halfSpaceFigures(conllu)
  const theirs = (await ofPeers('normalize', (work) =>
    halfSpaceFigures(conllu, work as (text: string) => string),
  )) as Record<string, typeof ours>
  const each = (of: (figures: typeof ours) => number | null) =>
    Object.fromEntries(Object.entries(theirs).map(([name, figures]) => [name, of(figures)]))
  const spaced = 'half-space typed as a space'
  const line = (what: string, target: number, of: (figures: typeof ours) => number | null, most = false) =>
    row(what, of(ours), target, { unit: '%', peers: each(of), ...(most ? { most } : {}) })
  line('half-space typed as a space, F1', 94, (figures) => figures[spaced].f1)
  line('half-space typed as a space, precision', 97, (figures) => figures[spaced].precision)
  line('half-space left out, F1', 75, (figures) => figures['half-space left out'].f1)
  line('right spaces removed', 0.1, (figures) => figures['right text'].spacesRemovedPercent, true)
  const lemmas = await ofPeers('lemma', (work) => lemmaFigures(conllu, work as (word: string) => string).accuracy)
  const asWritten = lemmaFigures(conllu, (word) => word).accuracy
  row('headword of a word', lemmaFigures(conllu).accuracy, 93, {
    unit: '%',
    peers: { ...lemmas, 'the word as it is': asWritten },
  })
}

function spokenRow() {
  const { wordErrorRate, asTyped } = spoken(data.spoken)
  row('spoken to standard, word error rate', wordErrorRate, 18, {
    unit: '%',
    peers: { 'the text as typed': asTyped },
    most: true,
  })
}

async function personalRows() {
  const ours = checksumRecall()
  const removed: Record<string, ReturnType<typeof checksumRecall>> = {}
  for (const { name, redact } of peers) if (redact) removed[name] = await recallOf(redact)
  for (const kind of Object.keys(ours)) {
    const each = (of: 'recall' | 'recallInPlainLatinDigits') =>
      Object.fromEntries(Object.entries(removed).map(([name, figures]) => [name, figures[kind]![of]]))
    row(`${kind} with its checksum, all digits and separators, recall`, ours[kind]!.recall, 100, {
      unit: '%',
      peers: each('recall'),
    })
    row(`${kind}, Latin digits without separators, recall`, ours[kind]!.recallInPlainLatinDigits, 100, {
      unit: '%',
      peers: each('recallInPlainLatinDigits'),
    })
  }
  if (data.comments.length > 0)
    row('comments with a hit of a formed kind, each counted as wrong', falseHits(data.comments).percent, 0.3, {
      unit: '%',
      peers: {},
      most: true,
    })
  for (const { what, figure } of labelledFigures(data.comments)) row(what, figure, null, { unit: '%', peers: {} })
}

/** A peer that answers later is asked for all texts first. */
async function recallOf(redact: NonNullable<Peer['redact']>) {
  const asked = new Set<string>()
  checksumRecall((text) => {
    asked.add(text)
    return false
  })
  const covered = new Map<string, string>()
  // Its placeholders may have digits of their own: «[CREDIT_CARD_3833]».
  for (const text of asked) covered.set(text, (await redact(text)).replace(/\[[A-Z_]+_\d+\]/g, ''))
  return checksumRecall(
    (text, written) => !covered.get(text)!.includes(written) && !/\p{Nd}{4}/u.test(covered.get(text)!),
  )
}

async function languageRows() {
  const groups = languages(data.languages)
  const codes = await ofPeers('language', (work) => languages(data.languages, work as (text: string) => string))
  const answers = await fastTextLanguages(data.languages.map(([, , text]) => text))
  if (answers) codes['fasttext.wasm.js, yeh and kaf mapped'] = languages(data.languages, (text) => answers.get(text)!)
  const targets: Record<string, number> = { 'comment_8_25ch fa': 97, 'finglish fa-latn': 90 }
  for (const name of Object.keys(groups)) {
    const each = Object.fromEntries(
      Object.entries(codes).map(([peer, figures]) => [peer, (figures as typeof groups)[name]!.accuracy]),
    )
    row(`language, ${name} (${groups[name]!.texts} texts)`, groups[name]!.accuracy, targets[name] ?? null, {
      unit: '%',
      peers: each,
    })
  }
}

type Emotions = {
  name: string
  sha256: string
  licence: string
  macroF1: number
  removedAsEqual: number
  split: string
}
type Yardsticks = { naiveBayesMacroF1: number; plainMachineMacroF1: number }

/** Each set is measured by the classifier's own bench, which takes equal texts out before it splits; none where it finds none. */
function datasetsMeasured(): (Emotions & Yardsticks)[] {
  const script = 'packages/classifier/classifier.bench.ts'
  const { status, stdout } = spawnSync(process.execPath, [script, '--data', folder], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)!).datasets : []
}

function classifierRows(datasets: readonly (Emotions & Yardsticks)[]) {
  const targets: Record<string, number> = { shortpersianemo: 68, armanemo: 53 }
  for (const set of datasets) {
    data.read[`${set.name}, ${set.removedAsEqual} texts removed as equal after folding`] = {
      sha256: set.sha256,
      licence: set.licence,
    }
    row(`classifier, ${set.name}, macro-F1 (${set.split})`, set.macroF1, targets[set.name] ?? null, {
      unit: '%',
      peers: { 'complement naive Bayes': set.naiveBayesMacroF1, 'plain tf-idf machine': set.plainMachineMacroF1 },
    })
  }
}

const before = loadavg()[0]!
const datasets = datasetsMeasured()
if (isAsked() && datasets.length === 0 && Object.keys(data.read).length === 0)
  stop(`Nothing in ${folder} is laid out like the text part of the shared data.`, 1)
for (const part of missing(data, ['comments', 'conllu', 'spoken', 'languages']))
  console.error(`Left out: ${folder} has no ${part}.`)
if (datasets.length === 0)
  console.error(`Left out: ${folder} has no labelled texts that the classifier's bench can read.`)
for (const [which, { ms, allThreadsMs, memoryAboveNodeMb }] of Object.entries(startUp())) {
  row(`${which} start-up`, ms, 150, { unit: 'ms', peers: {}, most: true })
  row(`${which} start-up, all threads`, allThreadsMs, null, { unit: 'ms', peers: {}, most: true })
  row(`${which} start-up, memory above that of Node`, memoryAboveNodeMb, 60, { unit: 'MB', peers: {}, most: true })
}
if (data.comments.length > 0) await speedRows()
for (const [name, { slowest, seconds }] of Object.entries(hostileApart()))
  row(`a hostile megabyte of ${name}: the slowest function (\`${slowest}\`)`, seconds, 0.25, {
    unit: 's',
    peers: {},
    most: true,
  })
if (data.conllu.length > 0) await treebankRows()
if (data.spoken.length > 0) spokenRow()
await personalRows()
if (data.languages.length > 0) await languageRows()
classifierRows(datasets)

const load = median([before, loadavg()[0]!])
const figures = { loadAverage: Math.round(load * 10) / 10, data: data.read, peers: versions, peersAbsent: absent, rows }
writeFileSync('docs/scoreboard.md', tableOf(figures))
report('scoreboard', figures)
