/** How fast each function goes through comments that people wrote, and how soon the engine is ready. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as classifier from '../../packages/classifier/index.ts'
import * as persian from '../../packages/persian/index.ts'
import { median, speedOf } from './measure.ts'

function analyse(text: string) {
  persian.fold(text)
  for (const token of persian.tokens(text)) if (token.kind === 'word') persian.lemma(token.text)
  persian.language(text)
  persian.findPersonalData(text)
}

// Labels do not matter to the speed: a model of five labels and a thousand comments is as large as a service's.
const modelOf = (comments: readonly string[]) =>
  classifier.train(
    comments.slice(0, 1000).map((text, at) => ({ text, label: `label ${at % 5}` })),
    { fold: persian.fold },
  )

export function speeds(comments: readonly string[]) {
  const segmenter = new Intl.Segmenter('fa', { granularity: 'word' })
  const ofText = {
    fold: speedOf(comments, persian.fold),
    normalize: speedOf(comments, (text) => persian.normalize(text)),
    tokens: speedOf(comments, persian.tokens),
    'peer: Intl.Segmenter, words': speedOf(comments.slice(0, 5000), (text) => [...segmenter.segment(text)].length),
    language: speedOf(comments, persian.language),
    findPersonalData: speedOf(comments, persian.findPersonalData),
    searchTerms: speedOf(comments, persian.searchTerms),
  }
  // Made after them: what learning leaves behind is cleared away while others are timed.
  const model = modelOf(comments)
  return {
    ...ofText,
    classify: speedOf(comments, (text) => classifier.classify(model, text)),
    'fold, tokens, lemma, language and personal data': speedOf(comments, analyse),
    'the same and classify': speedOf(comments, (text) => {
      analyse(text)
      classifier.classify(model, text)
    }),
  }
}

/**
 * How long a new process takes to its first answer, and its memory above that of Node alone: of the first start on a
 * machine, in which Node strips the types, and of later ones, in which what was read once is kept, as `npx pasokh` keeps
 * it (the median of three). `ms` is the processor time of the thread that waits, which is the time on the clock of a
 * machine that does nothing else; `allThreadsMs` has what Node does beside it as well.
 */
export function startUp() {
  const code =
    'const [all, own] = [process.cpuUsage(), process.threadCpuUsage()];' +
    "const persian = await import('./packages/persian/index.ts'); persian.normalize('سلام');" +
    'const ms = ({ user, system }) => (user + system) / 1000;' +
    'console.log(JSON.stringify([ms(process.threadCpuUsage(own)), ms(process.cpuUsage(all)), process.memoryUsage.rss()]))'
  const bare = 'console.log(JSON.stringify([0, 0, process.memoryUsage.rss()]))'
  const run = (script: string, kept: string) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: kept }
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env })
    return JSON.parse(stdout) as [ms: number, allThreadsMs: number, bytes: number]
  }
  const of = (runs: ReturnType<typeof run>[], nodeBytes: number) => ({
    ms: Math.round(median(runs.map(([ms]) => ms))),
    allThreadsMs: Math.round(median(runs.map(([, ms]) => ms))),
    memoryAboveNodeMb: Math.round((median(runs.map(([, , bytes]) => bytes)) - nodeBytes) / 1e6),
  })
  const folders = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'pasokh-start-')))
  try {
    const [, , nodeBytes] = run(bare, folders[0]!)
    const first = folders.map((folder) => run(code, folder))
    const later = folders.map((folder) => run(code, folder))
    return { first: of(first, nodeBytes), later: of(later, nodeBytes) }
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true })
  }
}
