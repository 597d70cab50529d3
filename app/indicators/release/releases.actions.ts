/** The newest release of each agency with its figures worked out, kept in memory until there is a newer one. */
import type { App } from '../../app.ts'
import { figuresOf, type Published } from '../figures.ts'
import { readRelease } from '../file.ts'
import type { Release, ReleaseFile } from '../schema.ts'
import { areasHeard, silentAreas } from '../spread.ts'
import { latestRelease, latestReleaseId } from '../store.ts'

export type Kept = Published & {
  file: Omit<ReleaseFile, 'lines'>
  sha256: string
  /** Areas from which hardly anybody is heard; null where it cannot be said. */
  silent: string[] | null
}

export type Releases = {
  /** Null before the first release. */
  newest(agencyId: string): Promise<Kept | null>
  /** The file as it is published; it is not kept in memory. */
  file(agencyId: string): Promise<Release | null>
}

/** As many agencies as a nation has; beyond that, all are forgotten and read again. */
const MOST_KEPT = 2000

export function openReleases(app: App): Releases {
  const kept = new Map<string, { releaseId: string; shown: Kept }>()
  return {
    newest: (agencyId) =>
      app.db.in(agencyId, async (tx) => {
        const releaseId = await latestReleaseId(tx, agencyId)
        const known = kept.get(agencyId)
        if (!releaseId || known?.releaseId === releaseId) return known?.shown ?? null
        const release = (await latestRelease(tx, agencyId))!
        if (kept.size >= MOST_KEPT) kept.clear()
        kept.set(agencyId, { releaseId: release.releaseId, shown: shownOf(release) })
        return kept.get(agencyId)!.shown
      }),
    file: (agencyId) => app.db.in(agencyId, (tx) => latestRelease(tx, agencyId)),
  }
}

function shownOf({ file, sha256 }: Release): Kept {
  const { lines, ...rest } = readRelease(file)
  const heard = areasHeard({ ...rest, lines })
  const silent = typeof heard === 'string' ? null : silentAreas(heard)
  return { ...figuresOf({ ...rest, lines }), file: rest, sha256: sha256.toString('hex'), silent }
}
