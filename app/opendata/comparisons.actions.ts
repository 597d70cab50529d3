/** The table of agencies beside each other, from the very releases that the package lists; made anew when one of them is another. */
import { withoutMark } from '#kit/csv.ts'
import type { Agency } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { comparisonsCsv, familiesOf, figuresOf, isEnough, readRelease, sha256Of } from '../indicators/index.ts'
import type { OpenRelease, OpenTable } from './data.schema.ts'
import { openFile } from './data.store.ts'

type Listed = { agency: Agency; release: OpenRelease | null }
/** Null when no two agencies stand beside each other. */
export type Comparisons = (all: readonly Listed[]) => Promise<OpenTable | null>

/** Whether two agencies with figures stand under one umbrella, or under none; opens no file. */
export const mayCompare = (all: readonly Listed[]): boolean =>
  familiesOf(all).some(({ all }) => isEnough(all.filter(({ release }) => release?.openedFrom)))

export function openComparisons(app: App): Comparisons {
  let kept: { mark: string; table: Promise<OpenTable | null> } | null = null
  return (all) => {
    const mark = markOf(all)
    if (kept?.mark !== mark) {
      const made = { mark, table: tableOf(app, all) }
      kept = made
      // What failed is tried again by whoever asks next.
      made.table.catch(() => {
        if (kept === made) kept = null
      })
    }
    return kept.table
  }
}

const markOf = (all: readonly Listed[]) =>
  JSON.stringify(
    all.map(({ agency: { slug, kind, parentId }, release }) => [
      slug,
      kind,
      parentId,
      release?.files.map(({ sha256 }) => sha256),
    ]),
  )

async function tableOf(app: App, all: readonly Listed[]): Promise<OpenTable | null> {
  const beside = []
  for (const { agency, release } of all) beside.push({ agency, of: await besideOf(app, agency, release) })
  const csv = comparisonsCsv(
    familiesOf(beside).map(({ umbrella, all }) => ({
      umbrella: umbrella?.slug ?? null,
      all: all.flatMap(({ of }) => of ?? []),
    })),
  )
  if (csv === null) return null
  const content = Buffer.from(withoutMark(csv))
  const madeOn = all.map(({ release }) => release?.madeOn ?? '').sort()
  return { content, sha256: sha256Of(content).toString('hex'), madeOn: madeOn.at(-1)! }
}

/** Null where there is no figure of the whole agency. */
async function besideOf(app: App, { agencyId, slug }: Agency, release: OpenRelease | null) {
  const file = release && (await app.db.in(agencyId, (tx) => openFile(tx, release.untilDay, 'release.json')))
  const group = file && figuresOf(readRelease(file.content)).agency
  return group ? { slug, sha256: file.sha256.toString('hex'), group } : null
}
