/** A data package of releases, file by file: is each the one listed, and does it say what the release file says? */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { z } from 'zod'
import type { Lang } from '#kit/words.ts'
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
type Telling = { lang: Lang; read: Read; say: (line: string) => void; tell: (release: Uint8Array) => void }

const MOST_SAID = 50

/** True when every file is the one listed and every figure is computed again to the last digit. */
export async function recomputePackage({ resources }: z.infer<typeof DataPackage>, on: Telling): Promise<boolean> {
  const words = PACKAGE_WORDS[on.lang]
  const releases = [...Map.groupBy(resources, ({ path }) => posix.dirname(path)).values()]
  let [figures, wrong] = [0, 0]
  for (const files of releases) {
    const checked = await checkRelease(files, on)
    figures += checked.figures
    wrong += checked.wrong
  }
  on.say(`\n${words.verdict(figures, wrong)}`)
  return wrong === 0
}

async function checkRelease(files: readonly Resource[], on: Telling): Promise<{ figures: number; wrong: number }> {
  const words = PACKAGE_WORDS[on.lang]
  const release = files.find(({ format }) => format === 'json')
  if (!release) throw new Error(words.noRelease)
  const bytes = new Map<Resource, Uint8Array>()
  let [figures, wrong] = [0, 0]
  for (const file of files) {
    if (!isInside(file.path)) throw new Error(words.outside(file.path))
    const content = await on.read(file.path)
    bytes.set(file, content)
    const isRight = file.hash === `sha256:${createHash('sha256').update(content).digest('hex')}`
    on.say(words.hash(file.path, isRight))
    if (!isRight) wrong++
  }
  on.tell(bytes.get(release)!)
  on.say('')
  const computed = computedRows(bytes.get(release)!)
  for (const file of files) {
    if (file.format !== 'csv' && file.format !== 'parquet') continue
    const published = await (file.format === 'csv' ? csvRows : parquetRows)(bytes.get(file)!)
    const differences = differencesOf(published, computed)
    figures += published.length
    wrong += differences.length
    sayDifferences(on, file.path, differences)
    if (differences.length === 0) on.say(words.same(file.path, published.length))
  }
  return { figures, wrong }
}

const isInside = (path: string) => /^(?![/\\])(?!.*\.\.)(?!.*:)[^\\]+$/.test(path)

function sayDifferences({ lang, say }: Telling, file: string, differences: readonly Difference[]) {
  const words = PACKAGE_WORDS[lang]
  for (const one of differences.slice(0, MOST_SAID)) {
    const { group, indicator } = one
    if (one.kind === 'differs') say(words.differs(file, group, indicator, one.column, one.published, one.computed))
    else say(words[one.kind](file, group, indicator))
  }
  if (differences.length > MOST_SAID) say(words.more(differences.length - MOST_SAID))
}
