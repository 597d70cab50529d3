/**
 * Which area that is there does a row of a file mean, and what of it changes? A code decides; without one the name does,
 * among areas of the same kind in the same area. What people have set stays: a file adds, and renames only by a code. Pure.
 */
import type { AreaRow, FileArea, KnownArea, RowFault } from './file.schema.ts'
import { bareName, nameKey } from './names.ts'
import { mayHold } from './nesting.ts'
import { AREA_LEVELS, type AreaLevel } from './schema.ts'

export type Merging = {
  keeper: string
  /** Areas of such levels are offered; others keep what they are, and new ones are what `isOffered` says. */
  offer: ReadonlySet<AreaLevel>
  isOffered: boolean
  today: string
  newId(): string
}

export type Merged =
  | {
      row: AreaRow
      isNew: boolean
      /** Nothing changes, but for a border that is to be compared. */
      isSame: boolean
      code: { keeper: string; code: string } | null
      why?: never
    }
  | { why: RowFault }

const MOST_ALIASES = 300

/** The areas of an agency, and those that a file has added so far. */
export class AreaBook {
  readonly #byId = new Map<string, KnownArea>()
  readonly #byName = new Map<string, string[]>()
  readonly #codes: Map<string, string>
  /** «areaId keeper»: it has a code of that keeper. */
  readonly #keepers = new Set<string>()
  /** Other names by which the file calls its areas. */
  readonly #also = new Map<string, string>()

  constructor(areas: readonly KnownArea[], codes: Map<string, string>) {
    this.#codes = codes
    for (const [key, areaId] of codes) this.#keepers.add(`${areaId} ${key.split(' ')[0]}`)
    for (const area of areas) this.#learn(area)
  }

  get size() {
    return this.#byId.size
  }

  get(areaId: string): KnownArea | undefined {
    return this.#byId.get(areaId)
  }

  /** By the keeper's code, by a name of the file, or, where one area alone bears it, by its name. */
  areaOf(keeper: string, named: string): string | 'unclear' | null {
    const known = this.#codes.get(`${keeper} ${named}`) ?? this.#also.get(named)
    if (known) return known
    const bearers = this.#byName.get(nameKey(named)) ?? []
    return bearers.length > 1 ? 'unclear' : (bearers[0] ?? null)
  }

  merge(area: FileArea, how: Merging, holder: string | null): Merged {
    const keeper = area.keeper ?? how.keeper
    const parent = this.#parentOf(area, keeper) ?? (area.parents.length === 0 ? holder : null)
    if (area.parents.length > 0 && !parent) return { why: 'no-such-parent' }
    const known = this.#knownAs(area, keeper, parent)
    if (known === 'unclear') return { why: 'area-unclear' }
    const level = area.level ?? known?.level ?? 'quarter'
    if (parent && !mayHold(this.#byId.get(parent)!.level, level)) return { why: 'parent-too-small' }
    const nearer = known?.parentId && parent && this.#liesIn(known.parentId, parent) ? known.parentId : parent
    const next = known
      ? changed(known, area, { ...how, level, parent: nearer })
      : fresh(area, { ...how, level, parent })
    this.#learn({ ...next, hasBorder: (known?.hasBorder ?? false) || Boolean(area.border) })
    for (const name of area.also) this.#also.set(name, next.areaId)
    const code = this.#newCode(area, keeper, next.areaId)
    return { row: next, isNew: !known, isSame: isSame(known, next), code }
  }

  /** Whether an area is the other or lies in it, however far up. */
  #liesIn(areaId: string, other: string): boolean {
    let at: string | null | undefined = areaId
    for (let step = 0; at && at !== other && step < 20; step++) at = this.#byId.get(at)?.parentId
    return at === other
  }

  #newCode({ code }: FileArea, keeper: string, areaId: string) {
    if (!code || this.#codes.has(`${keeper} ${code}`)) return null
    this.#codes.set(`${keeper} ${code}`, areaId)
    this.#keepers.add(`${areaId} ${keeper}`)
    return { keeper, code }
  }

  #learn(area: KnownArea) {
    const isNew = !this.#byId.has(area.areaId)
    this.#byId.set(area.areaId, area)
    if (!isNew) return
    for (const key of keysOf(area)) this.#byName.set(key, [...(this.#byName.get(key) ?? []), area.areaId])
  }

  #parentOf({ parents }: FileArea, keeper: string): string | null {
    for (const named of parents) {
      const found = this.areaOf(keeper, named)
      if (found && found !== 'unclear') return found
    }
    return null
  }

  #knownAs(area: FileArea, keeper: string, parent: string | null): KnownArea | 'unclear' | null {
    const coded = area.code && this.#codes.get(`${keeper} ${area.code}`)
    if (coded) return this.#byId.get(coded)!
    const bearers = (this.#byName.get(nameKey(bareName(area.name.fa, area.level))) ?? [])
      .map((areaId) => this.#byId.get(areaId)!)
      // One with another code of the same keeper is a namesake.
      .filter(({ areaId }) => !(area.code && this.#keepers.has(`${areaId} ${keeper}`)))
      // A file that knows fewer kinds puts a city right into its province.
      .filter(
        ({ parentId }) => !parent || !parentId || this.#liesIn(parent, parentId) || this.#liesIn(parentId, parent),
      )
    const alike = bearers.filter(({ level }) => !area.level || level === area.level)
    // Areas drawn before there were kinds are quarters that lie nowhere.
    const fitting = alike.length > 0 ? alike : bearers.filter(({ level, parentId }) => level === 'quarter' && !parentId)
    if (fitting.length > 1) return area.code ? null : 'unclear'
    return fitting[0] ?? null
  }
}

const keysOf = ({ name, level }: KnownArea) =>
  new Set([name.fa, name.en].flatMap((one) => [nameKey(one), nameKey(bareName(one, level))]))

type Decided = Merging & { level: AreaLevel; parent: string | null }

const hasEnded = (area: FileArea, today: string) => area.retired ?? (area.validTo !== null && area.validTo < today)

const fresh = (area: FileArea, { level, parent, offer, isOffered, today, newId }: Decided): AreaRow => ({
  areaId: newId(),
  level,
  parentId: parent,
  name: area.name,
  moreNames: area.moreNames,
  aliases: area.aliases.slice(0, MOST_ALIASES),
  centre: area.centre,
  ...(area.border && { border: area.border }),
  offered: area.offered ?? (offer.has(level) || isOffered),
  validFrom: area.validFrom,
  validTo: area.validTo,
  replacedBy: null,
  retired: hasEnded(area, today),
})

function changed(known: KnownArea, area: FileArea, { level, parent, offer, today }: Decided): AreaRow {
  const own = new Set(
    [known.name.fa, known.name.en, ...known.aliases].flatMap((one) => [nameKey(one), nameKey(bareName(one, level))]),
  )
  const isRenamed = !own.has(nameKey(bareName(area.name.fa, level)))
  const name = isRenamed
    ? area.name
    : { fa: known.name.fa, en: known.name.en === known.name.fa ? area.name.en : known.name.en }
  const others = [...(isRenamed ? [known.name.fa, known.name.en] : []), ...area.aliases]
  const present = new Set([name.fa, name.en, ...known.aliases].map(nameKey))
  const aliases = [...known.aliases, ...others.filter((one) => !present.has(nameKey(one)) && present.add(nameKey(one)))]
  const { hasBorder: _, ...rest } = known
  return {
    ...rest,
    level,
    parentId: parent ?? known.parentId,
    name,
    moreNames: { ...area.moreNames, ...known.moreNames },
    aliases: aliases.slice(0, MOST_ALIASES),
    centre: known.centre ?? area.centre,
    ...(area.border && { border: area.border }),
    offered: area.offered ?? (offer.has(level) || known.offered),
    validFrom: area.validFrom ?? known.validFrom,
    validTo: area.validTo ?? known.validTo,
    retired: area.retired === null && area.validTo === null ? known.retired : hasEnded(area, today),
  }
}

/** The same whatever the order of keys, which the store does not keep. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** Whether nothing would change, but for the border. */
function isSame(known: KnownArea | null, next: AreaRow): boolean {
  if (!known) return false
  const { hasBorder: _, ...before } = known
  const { border: __, ...after } = next
  return written(before) === written(after)
}

/** From the largest kind to the smallest, so that what an area lies in comes before it. */
export const bySize = (areas: readonly FileArea[]): FileArea[] =>
  areas.toSorted(
    (a, b) => AREA_LEVELS.indexOf(a.level ?? 'quarter') - AREA_LEVELS.indexOf(b.level ?? 'quarter') || a.at - b.at,
  )
