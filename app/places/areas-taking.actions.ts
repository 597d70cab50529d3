/** Takes the areas of a file into an agency, in batches, each area after the one it lies in. */
import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { isInside } from './border.ts'
import type { AreaRow, FileArea, Refused, Taken } from './file.schema.ts'
import { refused } from './formats/cells.ts'
import {
  bordersOfAreas,
  codesOf,
  holdersOf,
  insertAreas,
  knownAreas,
  type NewCode,
  putCodes,
  updateAreas,
} from './import.store.ts'
import { AreaBook, bySize, type Merged, type Merging } from './merge.ts'
import { AREA_LEVELS, type AreaLevel, type Border } from './schema.ts'
import { MOST_AREAS } from './settings.actions.ts'

const BATCH = 1000
/** Borders are large. */
const BORDER_BATCH = 50
const MOST_KNOWN = 300_000

type Holder = { areaId: string; level: AreaLevel; border: Border }
type Doing = { inserts: AreaRow[]; updates: AreaRow[]; codes: NewCode[] }
type Refuse = (row: Refused) => void

export class AreasTaking {
  readonly book: AreaBook
  readonly #app: App
  readonly #agencyId: string
  readonly #merging: Merging
  readonly #holders: Holder[]
  #offered: number
  #waiting: FileArea[] = []
  #taken: Taken = { added: 0, changed: 0, same: 0 }
  #doing: Doing = { inserts: [], updates: [], codes: [] }
  /** How many borders wait to be written. */
  #borders = 0
  /** Areas of which nothing but perhaps the border changes. */
  readonly #unchanged = new Set<string>()

  static async open(app: App, agencyId: string, how: Omit<Merging, 'newId'>): Promise<AreasTaking> {
    return app.db.in(agencyId, async (tx) => {
      const areas = await knownAreas(tx)
      const book = new AreaBook(areas, await codesOf(tx))
      const offered = areas.filter((area) => area.offered).length
      return new AreasTaking(app, agencyId, { book, holders: await holdersOf(tx), offered, how })
    })
  }

  private constructor(
    app: App,
    agencyId: string,
    {
      book,
      holders,
      offered,
      how,
    }: { book: AreaBook; holders: Holder[]; offered: number; how: Omit<Merging, 'newId'> },
  ) {
    this.#app = app
    this.#agencyId = agencyId
    this.book = book
    this.#holders = holders
    this.#offered = offered
    this.#merging = { ...how, newId: randomUUID }
  }

  add(area: FileArea) {
    this.#waiting.push(area)
  }

  /** Takes all that were added; what took the place of another is said when all are there. */
  async take(refuse: Refuse, tell: (share: number) => void = () => {}): Promise<Taken> {
    const replacements: { areaId: string; by: string; area: FileArea }[] = []
    const seen = new Set<string>()
    let waiting = bySize(this.#waiting)
    const all = waiting.length
    // An area may stand before the one of its own kind that it lies in.
    for (let left = waiting.length + 1; waiting.length > 0 && waiting.length < left; ) {
      left = waiting.length
      const later: FileArea[] = []
      for (const [at, area] of waiting.entries()) {
        if (at % BATCH === 0) tell((all - waiting.length + at) / all)
        const why = await this.#takeOne(area, seen, replacements)
        if (why === 'no-such-parent') later.push(area)
        else if (why) refuse(refused(area.at, area.name.fa, why))
      }
      waiting = later
    }
    for (const area of waiting) refuse(refused(area.at, area.name.fa, 'no-such-parent'))
    await this.#write()
    await this.#replace(replacements, refuse)
    return this.#taken
  }

  async #takeOne(area: FileArea, seen: Set<string>, replacements: { areaId: string; by: string; area: FileArea }[]) {
    const key = `${area.keeper ?? ''} ${area.code}`
    if (area.code && seen.has(key)) return 'code-twice'
    if (this.book.size >= MOST_KNOWN) return 'too-many'
    const merged = this.book.merge(area, this.#merging, this.#holderOf(area))
    if (merged.why) return merged.why
    if (area.code) seen.add(key)
    const { row, isNew } = merged
    if (isNew && row.offered && ++this.#offered > MOST_AREAS) return 'too-many'
    if (row.border && area.level) this.#holders.push({ areaId: row.areaId, level: row.level, border: row.border })
    this.#note(merged, area)
    if (area.replacedBy) replacements.push({ areaId: row.areaId, by: area.replacedBy, area })
    if (row.border) this.#borders++
    const { inserts, updates } = this.#doing
    if (inserts.length + updates.length >= BATCH || this.#borders >= BORDER_BATCH) await this.#write()
    return null
  }

  #note({ row, isNew, isSame, code }: Extract<Merged, { row: AreaRow }>, { validFrom, validTo }: FileArea) {
    if (code) this.#doing.codes.push({ ...code, areaId: row.areaId, validFrom, validTo })
    if (isSame) this.#unchanged.add(row.areaId)
    if (isNew) this.#doing.inserts.push(row)
    else if (!isSame || row.border) this.#doing.updates.push(row)
    else this.#taken.same++
  }

  /** The smallest area of a larger kind around a place whose file does not say where it lies. */
  #holderOf({ level, centre, parents }: FileArea): string | null {
    if (!level || !centre || parents.length > 0) return null
    const rank = AREA_LEVELS.indexOf(level)
    return (
      this.#holders
        .filter((holder) => AREA_LEVELS.indexOf(holder.level) < rank && isInside(holder.border, centre))
        .sort((a, b) => AREA_LEVELS.indexOf(b.level) - AREA_LEVELS.indexOf(a.level))[0]?.areaId ?? null
    )
  }

  async #write() {
    const { inserts, updates, codes } = this.#doing
    this.#doing = { inserts: [], updates: [], codes: [] }
    this.#borders = 0
    if (inserts.length + updates.length + codes.length === 0) return
    await this.#app.db.in(this.#agencyId, async (tx) => {
      const bordered = updates.filter(({ border }) => border).map(({ areaId }) => areaId)
      const borders = new Map(
        (bordered.length > 0 ? await bordersOfAreas(tx, bordered) : []).map(({ areaId, border }) => [areaId, border]),
      )
      const real = updates.flatMap((row) => this.#withoutKnownBorder(row, borders.get(row.areaId) ?? null))
      if (inserts.length > 0) await insertAreas(tx, inserts)
      if (real.length > 0) await updateAreas(tx, real)
      if (codes.length > 0) await putCodes(tx, codes)
      this.#taken.added += inserts.length
      this.#taken.changed += real.length
      this.#taken.same += updates.length - real.length
    })
  }

  /** Nothing where the border was all that there was to write, and is there. */
  #withoutKnownBorder(row: AreaRow, there: Border | null): AreaRow[] {
    if (!row.border || JSON.stringify(there) !== JSON.stringify(row.border)) return [row]
    const { border: _, ...rest } = row
    return this.#unchanged.has(row.areaId) ? [] : [rest]
  }

  async #replace(replacements: readonly { areaId: string; by: string; area: FileArea }[], refuse: Refuse) {
    const rows: AreaRow[] = []
    for (const { areaId, by, area } of replacements) {
      const next = this.book.areaOf(area.keeper ?? this.#merging.keeper, by)
      const known = this.book.get(areaId)!
      if (!next || next === 'unclear' || next === areaId) refuse(refused(area.at, area.name.fa, 'no-such-area'))
      else if (known.replacedBy !== next) {
        const { hasBorder: _, ...row } = known
        rows.push({ ...row, replacedBy: next })
      }
    }
    if (rows.length > 0) await this.#app.db.in(this.#agencyId, (tx) => updateAreas(tx, rows))
  }
}
