/** A data package of releases, file by file: is each the one listed, and does it say what the release file says? */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { z } from 'zod'
import type { Lang } from '#kit/words.ts'
import { COMPARISONS } from '../opendata/data.schema.ts'
import { type ComparisonRow, comparisonsAgain } from './compare-agencies.ts'
import { computedRows, csvRows, type Difference, differencesOf, parquetRows } from './compare-figures.ts'
import { PACKAGE_WORDS } from './recompute.words.ts'

const Resource = z.object({
  path: z.string().max(500),
  format: z.string(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
})
export const DataPackage = z.object({ resources: z.array(Resource).max(10_000) })
type Resource = z.infer<typeof Resource>

/** Reads a file that the package names, beside it. */
type Read = (path: string) => Promise<Uint8Array>
type Telling = {
  lang: Lang
  read: Read
  say: (line: string) => void
  tell: (release: Uint8Array) => void
  tellComparisons: (rows: readonly ComparisonRow[]) => void
}
/** How many figures were published, and how many things are not as they should be. */
type Checked = { figures: number; wrong: number }

const MOST_SAID = 50

/** True when every file is the one listed and every figure is computed again to the last digit. */
export async function recomputePackage({ resources }: z.infer<typeof DataPackage>, on: Telling): Promise<boolean> {
  const words = PACKAGE_WORDS[on.lang]
  const comparisons = resources.find(({ path }) => path === COMPARISONS)
  const files = Map.groupBy(
    resources.filter((file) => file !== comparisons),
    ({ path }) => posix.dirname(path),
  )
  const [all, releases]: [Checked[], Uint8Array[]] = [[], []]
  for (const of of files.values()) {
    const release = await checkRelease(of, on)
    all.push(release)
    releases.push(release.bytes)
  }
  if (comparisons) all.push(await checkComparisons(comparisons, releases, on))
  const [figures, wrong] = [sum(all.map((one) => one.figures)), sum(all.map((one) => one.wrong))]
  on.say(`\n${words.verdict(figures, wrong)}`)
  return wrong === 0
}

const sum = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)

async function checkRelease(files: readonly Resource[], on: Telling): Promise<Checked & { bytes: Uint8Array }> {
  const words = PACKAGE_WORDS[on.lang]
  const release = files.find(({ format }) => format === 'json')
  if (!release) throw new Error(words.noRelease)
  const contents = new Map<Resource, Uint8Array>()
  let [figures, wrong] = [0, 0]
  for (const file of files) {
    const { content, isRight } = await readListed(file, on)
    contents.set(file, content)
    if (!isRight) wrong++
  }
  const bytes = contents.get(release)!
  on.tell(bytes)
  on.say('')
  const computed = computedRows(bytes)
  for (const file of files) {
    if (file.format !== 'csv' && file.format !== 'parquet') continue
    const published = await (file.format === 'csv' ? csvRows : parquetRows)(contents.get(file)!)
    const differences = differencesOf(published, computed)
    figures += published.length
    wrong += differences.length
    sayHeld(on, file.path, published.length, differences)
  }
  return { figures, wrong, bytes }
}

async function checkComparisons(file: Resource, releases: readonly Uint8Array[], on: Telling): Promise<Checked> {
  on.say('')
  const { content, isRight } = await readListed(file, on)
  const { published, computed, differences } = comparisonsAgain(content, releases)
  on.tellComparisons(computed)
  on.say('')
  sayHeld(on, file.path, published.length, differences)
  return { figures: published.length, wrong: differences.length + (isRight ? 0 : 1) }
}

async function readListed(file: Resource, { lang, read, say }: Telling) {
  const words = PACKAGE_WORDS[lang]
  if (!isInside(file.path)) throw new Error(words.outside(file.path))
  const content = await read(file.path)
  const isRight = file.hash === `sha256:${createHash('sha256').update(content).digest('hex')}`
  say(words.hash(file.path, isRight))
  return { content, isRight }
}

const isInside = (path: string) => /^(?![/\\])(?!.*\.\.)(?!.*:)[^\\]+$/.test(path)

function sayHeld({ lang, say }: Telling, file: string, figures: number, differences: readonly Difference[]) {
  const words = PACKAGE_WORDS[lang]
  if (differences.length === 0) say(words.same(file, figures))
  for (const one of differences.slice(0, MOST_SAID)) {
    const { group, indicator } = one
    if (one.kind === 'differs') say(words.differs(file, group, indicator, one.column, one.published, one.computed))
    else say(words[one.kind](file, group, indicator))
  }
  if (differences.length > MOST_SAID) say(words.more(differences.length - MOST_SAID))
}
