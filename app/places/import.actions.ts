/** Takes areas of a file into an agency: new ones are added, those of the same name get their border, the others stay. */
import { agencyBySlug } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { type FileFault, nameKey, type RefusedFeature, readAreas } from './geojson.ts'
import type { Area, AreaInput } from './schema.ts'
import { drawOutlines, MOST_AREAS } from './settings.actions.ts'
import { addArea, areasOf, setArea } from './store.ts'

export type AreasImported = {
  features: number
  added: number
  changed: number
  same: number
  refused: RefusedFeature[]
}
export type AreasRefused = { fault: FileFault | 'no-agency' }

/** All of it in one transaction; the same file twice changes nothing. `tell` hears how many features are done. */
export async function importAreas(
  app: App,
  { slug, text }: { slug: string; text: string },
  tell: (done: number, of: number) => void = () => {},
): Promise<AreasImported | AreasRefused> {
  const agency = await app.db.open((tx) => agencyBySlug(tx, slug))
  if (!agency) return { fault: 'no-agency' }
  const { agencyId } = agency
  return app.db.in(agencyId, async (tx) => {
    const there = await areasOf(tx, { retired: true, all: true })
    const read = readAreas(
      text,
      there.flatMap(({ centre }) => centre ?? []),
    )
    if (read.fault) return { fault: read.fault }
    const report: AreasImported = {
      features: read.areas.length + read.refused.length,
      added: 0,
      changed: 0,
      same: 0,
      refused: [...read.refused],
    }
    const byName = new Map(there.flatMap((area) => [area.name.fa, area.name.en].map((name) => [nameKey(name), area])))
    for (const [done, { at, area }] of read.areas.entries()) {
      const known = byName.get(nameKey(area.name.fa))
      const next = known && withBorder(known, area)
      if (!known && there.length + report.added >= MOST_AREAS)
        report.refused.push({ at, name: area.name.fa, why: 'too-many' })
      else if (!known) {
        await addArea(tx, area)
        report.added++
      } else if (next) {
        await setArea(tx, known.areaId, next)
        report.changed++
      } else report.same++
      tell(done + 1, read.areas.length)
    }
    const { added, changed, refused } = report
    if (added + changed > 0) await drawOutlines(tx)
    if (added + changed > 0)
      await append(tx, app.now(), {
        type: 'places.areas-imported',
        agencyId,
        by: 'system',
        body: { added, changed, refused: refused.length },
      })
    return report
  })
}

/** A known area with the border of the file; its names stay as people set them. Null when it is so already. */
function withBorder(
  { areaId: _, codes: __, outline: ___, ...known }: Area,
  { border, centre, aliases }: AreaInput,
): AreaInput | null {
  const own = new Set([known.name.fa, known.name.en, ...known.aliases].map(nameKey))
  const fresh = aliases.filter((alias) => !own.has(nameKey(alias)))
  const isSame = JSON.stringify(known.border) === JSON.stringify(border) && fresh.length === 0
  if (isSame) return null
  return { ...known, border, centre: known.centre ?? centre, aliases: [...known.aliases, ...fresh].slice(0, 300) }
}
