/** Asking where a place is, and which office is responsible there. What an agency has set is read once for each version of it. */
import { buildGazetteer, type Gazetteer, loadGazetteer } from '@pasokh/geocoder'
import type { Tx } from '#kit/db.ts'
import { desksOf, officesOf } from '../agencies/index.ts'
import {
  assetsNumbered,
  atlasAreas,
  atlasBorders,
  cellsWith,
  countAddresses,
  type FoundAsset,
  namedAreas,
  readGazetteer,
  versionOf,
  waysOf,
} from './ask.store.ts'
import { assetsMentioned } from './asset-mention.ts'
import { Atlas } from './atlas.ts'
import { cellsAround, LEAST_ADDRESSES } from './cells.ts'
import { gazetteerRows } from './gazetteer-rows.ts'
import { choicesOf } from './kept.store.ts'
import { type Choices, locate } from './locate.ts'
import { fittingRules, whyOf } from './rules.ts'
import type { AreaWhy, Located, Place, Point, Responsibility, Responsible } from './schema.ts'
import { responsibilitiesOf } from './store.ts'

/** So many addresses are read into a gazetteer on the way; of more it is made beforehand and kept as bytes. */
export const FEW_ADDRESSES = 20_000
export const FEW_AREAS = 5000
/** How many agencies' places a process keeps at hand. */
const ATLASES_AT_HAND = 32

type Kept = { version: number; block: number | null; atlas: Atlas }
const kept = new Map<string, Kept>()

/** The atlas of the agency this transaction has entered, as its places are now. */
export async function atlasOf(tx: Tx): Promise<Atlas> {
  const now = await versionOf(tx)
  if (!now?.agencyId) throw new Error('Cannot read places: this transaction has entered no agency')
  const { agencyId, version, block } = now
  const known = kept.get(agencyId)
  kept.delete(agencyId)
  const atlas = known?.version === version && known.block === block ? known.atlas : await readAtlas(tx, known, block)
  kept.set(agencyId, { version, block, atlas })
  for (const oldest of kept.keys()) if (kept.size > ATLASES_AT_HAND) kept.delete(oldest)
  return atlas
}

async function readAtlas(tx: Tx, known: Kept | undefined, block: number | null): Promise<Atlas> {
  const gazetteer =
    known && block !== null && known.block === block ? known.atlas.gazetteer : await openGazetteer(tx, block)
  return new Atlas(await atlasAreas(tx), await atlasBorders(tx), gazetteer)
}

async function openGazetteer(tx: Tx, block: number | null): Promise<Gazetteer> {
  const kept = block === null ? null : opened(await readGazetteer(tx))
  if (kept) return kept
  const areas = await namedAreas(tx)
  const few = areas.length <= FEW_AREAS && (await countAddresses(tx, FEW_ADDRESSES + 1)) <= FEW_ADDRESSES
  const rows = few
    ? gazetteerRows(areas, await waysOf(tx))
    : gazetteerRows(areas.filter(({ offered }) => offered).map(atTop), [])
  // A name without a letter or digit is nobody's address.
  return buildGazetteer(rows, { refused: () => {} })
}

/** Null for one that an earlier release made or that is damaged: the nightly job makes it anew, and until then areas are known by name. */
export function opened(bytes: Buffer): Gazetteer | null {
  try {
    return loadGazetteer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

// What an offered area lies in may not be there.
const atTop = <Area extends { parentId: string | null }>(area: Area): Area => ({ ...area, parentId: null })

// ---- Where

export type Locate = (place: Place) => Promise<Located>

/** Tells where places are, one after another; what names have meant is read once. */
export async function locator(tx: Tx): Promise<{ atlas: Atlas; choices: Choices; locate: Locate }> {
  const atlas = await atlasOf(tx)
  const choices = asChoices(await choicesOf(tx))
  return {
    atlas,
    choices,
    locate: async (place) => {
      const found = locate(atlas, place, choices)
      if (found.why === 'given' || found.why === 'point') return found
      const asset = await assetIn(tx, [place.address, place.text].filter(Boolean).join('\n'))
      return asset ? locatedAt(atlas, asset, found) : found
    },
  }
}

function asChoices(rows: readonly { name: string; areaId: string; count: number }[]): Choices {
  const choices = new Map<string, Map<string, number>>()
  for (const { name, areaId, count } of rows) choices.set(name, (choices.get(name) ?? new Map()).set(areaId, count))
  return choices
}

/** The one asset that a text names by its number. */
async function assetIn(tx: Tx, text: string): Promise<FoundAsset | null> {
  for (const { kind, code } of assetsMentioned(text)) {
    const [found, ...more] = await assetsNumbered(tx, kind, code)
    if (found && more.length === 0) return found
  }
  return null
}

/** A number may be mistyped: an area that was named clearly outweighs one that it only leads to. */
function locatedAt(atlas: Atlas, { areaId, point }: FoundAsset, named: Located): Located {
  const there = locate(atlas, areaId && atlas.offeredOf(areaId) ? { areaId, point } : { point })
  if (!there.areaId || (named.areaId && named.areaId !== there.areaId)) return named
  return { ...there, why: 'text', level: 'asset', name: named.name }
}

/** The area of a place, in the agency this transaction has entered. */
export const areaOf = async (tx: Tx, place: Place): Promise<Located> => (await locator(tx)).locate(place)

/**
 * The finest cell around a point behind which enough addresses lie; null where no address file is loaded, or nobody
 * lives. Nothing finer is ever kept of a submission in clear.
 */
export async function cellOf(tx: Tx, point: Point): Promise<string | null> {
  const cells = cellsAround(point)
  const large = await cellsWith(tx, cells, LEAST_ADDRESSES)
  return cells.find((cell) => large.has(cell)) ?? null
}

// ---- Who answers

/** Where: as it was located or kept, or an area alone. */
type At = { areaId?: string | null; areaIds?: readonly string[]; why?: AreaWhy; how?: AreaWhy | 'officer' }
type Ask = (serviceId: string | null, at: At) => Responsible

/** Office and desk for a service at a place, and by which rule; the desk "to be sorted" when nobody is named. */
export async function responsibleOffice(tx: Tx, serviceId: string | null, place: Place): Promise<Responsible> {
  return (await responsibleOffices(tx))(serviceId, await areaOf(tx, place))
}

/** The same for many places: what is set is read once. */
export const responsibleOffices = async (tx: Tx): Promise<Ask> => officesBy(tx, await responsibilitiesOf(tx))

/** As it would be by other rules than those that hold; nothing is changed. */
export async function officesBy(tx: Tx, given: readonly Responsibility[]): Promise<Ask> {
  const offices = await officesOf(tx)
  const open = new Set(offices.filter(({ closed }) => !closed).map(({ officeId }) => officeId))
  const all = await desksOf(tx)
  const desks = new Map(
    all.filter(({ closed, officeId }) => !closed && open.has(officeId)).map((desk) => [desk.deskId, desk]),
  )
  const rules = given.filter(({ deskId }) => deskId === null || desks.has(deskId))
  const sorting = all.find((desk) => desk.sorting)
  const atlas = await atlasOf(tx)
  const chain = (areaId: string) => atlas.chain(areaId).map((area) => area.areaId)
  return (serviceId, { areaId = null, areaIds, why, how }) => {
    const found = why ?? (how && how !== 'officer' ? how : areaId ? 'given' : 'no-place')
    const fitting = fittingRules(rules, serviceId, areaIds ?? (areaId ? chain(areaId) : []))
    const desk = deskOf(fitting, desks) ?? sorting
    if (!desk) throw new Error('Cannot find the desk "to be sorted": this agency is not finished')
    const { officeId, deskId } = desk
    const otherAgencyId = fitting[0]?.otherAgencyId ?? null
    return { officeId, deskId, areaId, otherAgencyId, why: whyOf(fitting, serviceId, found) }
  }
}

type Desk = Awaited<ReturnType<typeof desksOf>>[number]

/** Whose matter it is, somebody here must read it first: the desk of the next rule that names one. */
function deskOf(fitting: readonly { deskId: string | null }[], desks: ReadonlyMap<string, Desk>): Desk | undefined {
  for (const { deskId } of fitting) if (deskId) return desks.get(deskId)
  return undefined
}
