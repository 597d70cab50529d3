/** Finds where submissions are when they are read, keeps it with its certainty, and learns from who puts it right. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { App } from '../app.ts'
import { cellOf, locator } from './actions.ts'
import type { Atlas } from './atlas.ts'
import { addChoice, type Kept, placesOf, putPlaces } from './kept.store.ts'
import { type Choices, locate } from './locate.ts'
import type { Located, Place } from './schema.ts'

type Told = Place & { submissionId: string }

/** Keeps where each submission is. Choosing one of several places of a name teaches which is meant by it. */
export async function keepPlaces(tx: Tx, told: readonly Told[]): Promise<void> {
  const { atlas, locate } = await locator(tx)
  const kept: Kept[] = []
  for (const { submissionId, ...place } of told) {
    const found = await locate(place)
    kept.push(await keptOf(tx, submissionId, found))
    const name = place.areaId && place.address ? chosenFor(atlas, place) : null
    if (name && found.areaId) await addChoice(tx, name, found.areaId)
  }
  if (kept.length > 0) await putPlaces(tx, kept)
}

async function keptOf(tx: Tx, submissionId: string, { point, why, options: _, ...found }: Located): Promise<Kept> {
  return { ...found, submissionId, how: why, cell: point && (await cellOf(tx, point)) }
}

/** The name of several places, of which the area that was chosen is one; null where nothing was to choose. */
function chosenFor(atlas: Atlas, { areaId, address }: Place): string | null {
  const open = locate(atlas, { address })
  const chosen = areaId ? atlas.offeredOf(areaId) : null
  return open.why === 'many' && chosen && open.candidates.includes(chosen) ? open.name : null
}

/**
 * An officer says where submissions are. Their addresses, where they are given, are looked for inside that area; what
 * their name had been taken for is counted, for the whole agency and once.
 */
export async function correctPlaces(tx: Tx, areaId: string, told: readonly Told[]): Promise<void> {
  const { atlas, locate } = await locator(tx)
  const before = await placesOf(
    tx,
    told.map(({ submissionId }) => submissionId),
  )
  const kept: Kept[] = []
  for (const { submissionId, address } of told) {
    const found = await keptOf(tx, submissionId, await locate({ areaId, address }))
    kept.push({ ...found, how: 'officer', certainty: 1 })
  }
  if (kept.length > 0) await putPlaces(tx, kept)
  const offered = atlas.offeredOf(areaId)
  const name = [...before.values()].find((one) => one.name && one.areaId !== offered)?.name
  if (name && offered) await addChoice(tx, name, offered)
}

/** A place to choose, with what tells it apart: «چنارستان، نارون‌شهر». */
export type PlaceChoice = { areaId: string; label: Text }

/** Asks back where an address is borne by several areas; it can be asked again and again without the store. */
export async function asker(tx: Tx): Promise<(address: string) => PlaceChoice[]> {
  const { atlas, choices } = await locator(tx)
  return (address) => choicesFor(atlas, choices, address)
}

function choicesFor(atlas: Atlas, choices: Choices, address: string): PlaceChoice[] {
  const { why, options } = locate(atlas, { address }, choices)
  if (why !== 'many') return []
  const found = new Map<string, PlaceChoice>()
  for (const { areaId, path } of options) {
    const offered = atlas.offeredOf(areaId)
    const names = path.flatMap((id) => atlas.get(id)?.name ?? [])
    const label = { fa: names.map(({ fa }) => fa).join('، '), en: names.map(({ en }) => en).join(', ') }
    if (offered && !found.has(offered)) found.set(offered, { areaId: offered, label })
  }
  return found.size > 1 ? [...found.values()] : []
}

/** What to ask back of somebody who gave neither an area nor a point; nothing where the address names one place or none. */
export async function askBack(app: App, agencyId: string, { areaId, point, address }: Place): Promise<PlaceChoice[]> {
  if (areaId || point || !address) return []
  return app.db.in(agencyId, async (tx) => (await asker(tx))(address))
}
