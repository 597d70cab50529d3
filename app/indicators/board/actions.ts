/** The board of the console: each indicator for the cases that were asked for, as far as the officer reaches. */
import type { Tx } from '#kit/db.ts'
import { agencyById, desksOf, refusalReasonsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { codesOf, reachOf } from '../../cases/index.ts'
import type { Signed } from '../../people/index.ts'
import { areasOf } from '../../places/index.ts'
import { finishFigure, finishParts } from '../compute.ts'
import type { Definition } from '../definition.schema.ts'
import { DEFINITIONS, readDefinition } from '../definitions.ts'
import { lastFigures } from '../history/store.ts'
import { countOf, meanOf, medianOf, middleOf, olderOf, shareOf, type Worked } from '../measure.ts'
import { usedOwn } from '../own/store.ts'
import { indicatorPath, methodPath } from '../paths.ts'
import { countedUntil } from '../release/cells.store.ts'
import type { Figure, ReleaseFile, Step, Wait } from '../schema.ts'
import { intervalText, partName, partText, sentence, valueText } from '../written.ts'
import { type BehindCursor, casesBehind, sidesOf } from './behind.store.ts'
import { type Compiled, compile } from './compile.store.ts'
import type { Behind, Board, BoardAsked, BoardFigure, BoardParts, BoardRow, Key, Side } from './schema.ts'
import { channelsKnown, type Grouped, readParts, readSteps, readSums, type Slice } from './store.ts'

// ---- Figures of a slice

/** Of one group: how many cases, and the figures by the id of their indicator. */
export type Worth = { key: string; received: number; figures: Map<string, Figure[]> }

type Known<Of extends Compiled['of']> = { definition: Definition; compiled: Extract<Compiled, { of: Of }> }

/** Each definition that is a sum over cases, for each group of the slice, the largest group first. */
export async function workOut(
  tx: Tx,
  slice: Slice,
  definitions: readonly Definition[],
  by: Grouped | null,
): Promise<Worth[]> {
  const of = <Of extends Compiled['of']>(kind: Of) =>
    definitions.flatMap((definition): Known<Of>[] => {
      const compiled = compile(definition)
      // What was just asked is what the type says.
      return compiled?.of === kind ? [{ definition, compiled: compiled as Known<Of>['compiled'] }] : []
    })
  const sums = of('sums')
  const rows = await readSums(
    tx,
    slice,
    by,
    sums.map(({ compiled }) => compiled),
  )
  const found = rows.map(({ key, received, sums: worked }): Worth => {
    const figures = sums.map(({ definition }, at) => finishFigure(definition, received, ofSum(worked[at]!)))
    return { key, received, figures: new Map(figures.map((figure) => [figure.indicator, [figure]])) }
  })
  for (const { definition, compiled } of of('steps')) {
    const steps = await readSteps(tx, slice, by, compiled)
    for (const { key, received, figures } of found)
      figures.set(definition.id, [finishFigure(definition, received, ofSteps(definition, steps.get(key) ?? []))])
  }
  for (const { definition, compiled } of of('parts')) {
    const parts = await readParts(tx, slice, by, compiled)
    for (const { key, received, figures } of found)
      figures.set(definition.id, finishParts(definition, received, { refusedFor: parts.get(key) ?? {} }))
  }
  return found
}

const ofSum = ([numerator, denominator]: [number, number | null]): Worked =>
  denominator === null ? countOf(numerator) : shareOf(numerator, denominator)

function ofSteps({ compute, interval }: Definition, waits: readonly Wait[]): Worked {
  const steps = () => waits.map(([amount, n]): Step => [amount, n])
  if (compute.how === 'older') return olderOf(steps(), compute.days)
  if (compute.how === 'mean') return meanOf(steps(), { interval })
  return compute.how === 'median' && compute.of === 'openAges' ? middleOf(steps()) : medianOf(waits)
}

// ---- What the officer asked for

type Sliced = { slug: string; slice: Slice & { zone: string }; officeOfDesk: Record<string, string>; names: Named }
type Named = Pick<ReleaseFile, 'reasonNames'>

/** Null before anything was counted. */
async function sliceFor(tx: Tx, by: Signed, asked: BoardAsked): Promise<Sliced | null> {
  const { agencyId } = by
  const until = await countedUntil(tx, agencyId)
  const agency = await agencyById(tx, agencyId)
  if (!until || !agency) return null
  const desks = await desksOf(tx)
  const reach = await reachOf(tx, by)
  const within = desks.filter(
    ({ deskId, officeId }) =>
      (reach.everyDesk || reach.deskIds.has(deskId)) && (!asked.officeId || officeId === asked.officeId),
  )
  const isWhole = reach.everyDesk && !asked.officeId
  const reasons = await refusalReasonsOf(tx, { retired: true })
  return {
    slug: agency.slug,
    slice: {
      agencyId,
      zone: agency.zone,
      from: asked.from,
      to: asked.to,
      until,
      serviceIds: asked.serviceId ? [asked.serviceId] : null,
      deskIds: isWhole ? null : within.map(({ deskId }) => deskId),
      areaIds: asked.areaId ? await areasIn(tx, asked.areaId) : null,
      channel: asked.channel ?? null,
    },
    officeOfDesk: Object.fromEntries(desks.map(({ deskId, officeId }) => [deskId, officeId])),
    names: { reasonNames: Object.fromEntries(reasons.map(({ code, name }) => [code, name])) },
  }
}

/** An area and all that lie in it, at whatever depth. */
async function areasIn(tx: Tx, areaId: string): Promise<string[]> {
  const areas = await areasOf(tx, { retired: true, borders: false })
  const found = new Set([areaId])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { areaId: id, parentId } of areas) if (parentId && found.has(parentId)) found.add(id)
  }
  return [...found]
}

// ---- Doors

const definitionsNow = async (tx: Tx) => [...DEFINITIONS, ...(await usedOwn(tx)).map(readDefinition)]

export const readBoard = (app: App, by: Signed, asked: BoardAsked): Promise<Board> =>
  app.db.in(by.agencyId, async (tx) => {
    const known = await sliceFor(tx, by, asked)
    if (!known) return { until: null, received: 0, rows: [], channels: [] }
    const definitions = await definitionsNow(tx)
    const [worth] = await workOut(tx, known.slice, definitions, null)
    const published = await lastFigures(tx)
    return {
      until: known.slice.until,
      received: worth?.received ?? 0,
      channels: await channelsKnown(tx, by.agencyId),
      rows: definitions.map((definition) => rowOf(definition, { ...known, worth, published })),
    }
  })

type From = { slug: string; worth: Worth | undefined; published: readonly Figure[]; names: Named }

function rowOf(definition: Definition, { slug, worth, published, names }: From): BoardRow {
  const { id, version, topic, fa, en } = definition
  const own = worth?.figures.get(id)
  const figures = own ?? published.filter(({ indicator }) => indicator === id)
  return {
    indicator: id,
    version,
    methodPath: methodPath(slug, definition),
    publishedPath: indicatorPath(slug, id),
    topic,
    name: { fa: fa.name, en: en.name },
    question: { fa: fa.question, en: en.question },
    figures: figures.map((figure) => writtenOut(definition, figure, names)),
    isPublished: !own,
    sides: sidesOf(definition),
  }
}

const EMPTY = { fa: '', en: '' }
const both = (write: (lang: 'fa' | 'en') => string) => ({ fa: write('fa'), en: write('en') })

export function writtenOut(definition: Definition, figure: Figure, names: Named): BoardFigure {
  const { value, low, high, numerator, denominator, why, part } = figure
  return {
    ...{ value, low, high, numerator, denominator, why, part },
    written: {
      value: both((lang) => valueText(lang, figure)),
      of: both((lang) => partText(lang, figure)),
      interval: both((lang) => intervalText(lang, figure)),
      said: part === null ? both((lang) => sentence(lang, definition[lang], figure) ?? '') : EMPTY,
      part: both((lang) => partName(lang, figure, names)),
    },
  }
}

/** One indicator for each service, office, area or channel; null when there is none of this name. */
export const readParted = (
  app: App,
  by: Signed,
  indicator: string,
  { by: key, ...asked }: BoardAsked & { by: Key },
): Promise<BoardParts | null> =>
  app.db.in(by.agencyId, async (tx) => {
    const definition = (await definitionsNow(tx)).find(({ id }) => id === indicator)
    if (!definition || !compile(definition)) return null
    const known = await sliceFor(tx, by, asked)
    if (!known) return { parts: [] }
    const groups = await workOut(tx, known.slice, [definition], groupedBy(key, known))
    return {
      parts: groups.map(({ key, received, figures }) => ({
        key,
        received,
        figures: (figures.get(indicator) ?? []).map((figure) => writtenOut(definition, figure, known.names)),
      })),
    }
  })

const groupedBy = (key: Key, { officeOfDesk }: Sliced): Grouped =>
  key === 'office'
    ? { officeOfDesk }
    : { column: ({ service: 'service_id', area: 'area_id', channel: 'channel' } as const)[key] }

type BehindOf = { indicator: string; side: Side; limit: number; after: BehindCursor | null }

/** The cases behind a figure, the oldest first; null when there is no such indicator. */
export const readBehind = (
  app: App,
  by: Signed,
  asked: BoardAsked,
  { indicator, ...page }: BehindOf,
): Promise<Behind | null> =>
  app.db.in(by.agencyId, async (tx) => {
    const definition = (await definitionsNow(tx)).find(({ id }) => id === indicator)
    if (!definition || !sidesOf(definition).includes(page.side)) return null
    const known = await sliceFor(tx, by, asked)
    if (!known) return { cases: [], next: null }
    const rows = await casesBehind(tx, known.slice, definition, page)
    const codes = await codesOf(
      tx,
      by.agencyId,
      rows.map(({ caseId }) => caseId),
    )
    const last = rows.length === page.limit ? rows.at(-1) : undefined
    return {
      cases: rows.map((row) => ({ ...row, code: codes.get(row.caseId) ?? '' })),
      next: last ? `${last.openedOn}_${last.caseId}` : null,
    }
  })
