/** Makes an agency's release: the file of its closed days, kept byte for byte, with its hash in the record. */
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { type Agency, agencyById, refusalReasonsOf, type Service, servicesOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { type Area, areasOf } from '../../places/index.ts'
import { append } from '../../record/index.ts'
import { type AnswersSoFar, answersSoFar } from '../answers/rules.ts'
import { type Asked, countAnswers } from '../answers/store.ts'
import { type DayCounts, shiftDay, windowStart } from '../days.ts'
import { readRelease, sha256Of, writeRelease } from '../file.ts'
import { residentsOf } from '../heard/residents.store.ts'
import type { HeardRow } from '../heard/rules.ts'
import { firstHeardDay, settleHeard } from '../heard/settle.ts'
import { countHeard } from '../heard/store.ts'
import { takeTime } from '../night.ts'
import { usedOwn } from '../own/store.ts'
import type { Closing } from '../roll-ups/units.store.ts'
import { FORMAT, type Line, METHOD_VERSION, NONE, type Release, type ReleaseFile, WINDOW_DAYS } from '../schema.ts'
import {
  addRelease,
  countDays,
  countLines,
  countMoves,
  countProposals,
  type DayRow,
  latestRelease,
  markCopies,
  releaseOfDay,
  type Wanted,
} from '../store.ts'
import { systemIn } from '../system/actions.ts'
import { tallyRows } from './counted.ts'
import { atOneMoment, type Moment } from './moment.ts'
import { type Plan, planLines } from './plan.ts'
import { settleLine } from './settle.ts'

/** Cases may be opened some time after their day, when work has waited. */
const LATE_DAYS = 3

/** Releases the closed days of one agency; false when that was done, or when nothing may be published yet. */
export async function release(app: App, agencyId: string): Promise<boolean> {
  const madeAt = app.now()
  // Marked for good before anything is counted, so that all that is counted knows of it.
  if (!(await app.db.in(agencyId, (tx) => markNewCopies(tx, agencyId, madeAt)))) return false
  return atOneMoment(app, agencyId, async (moment) => {
    const due = await dueRelease(moment.tx, agencyId, madeAt)
    if (!due) return false
    const file = writeRelease(await compose(moment, due))
    const { madeOn, closing, agency } = due
    return keep(app, moment.tx, agencyId, { untilDay: closing.untilDay, madeOn, file, smallestGroup: agency.minGroup })
  })
}

type Due = { agency: Agency; closing: Closing; madeOn: string; last: Release | null }

/** Null when its closed days are released, or when there is no such agency. */
async function dueRelease(tx: Tx, agencyId: string, at: Date): Promise<Due | null> {
  const agency = await agencyById(tx, agencyId)
  if (!agency) return null
  const madeOn = civilDay(at, agency.zone)
  const untilDay = shiftDay(madeOn, -1)
  const last = await latestRelease(tx, agencyId)
  if (last && last.untilDay >= untilDay) return null
  return { agency, madeOn, last, closing: { agencyId, zone: agency.zone, untilDay } }
}

/** False when no release is due. */
async function markNewCopies(tx: Tx, agencyId: string, at: Date): Promise<boolean> {
  await takeTime(tx)
  const due = await dueRelease(tx, agencyId, at)
  if (!due) return false
  const { closing, last } = due
  await markCopies(tx, closing, last ? shiftDay(last.untilDay, -LATE_DAYS) : windowStart(closing.untilDay))
  return true
}

type Made = { untilDay: string; madeOn: string; file: Buffer; smallestGroup: number }

async function keep(app: App, tx: Tx, agencyId: string, made: Made) {
  const sha256 = sha256Of(made.file)
  if (!(await addRelease(tx, agencyId, { ...made, sha256, method: METHOD_VERSION }))) return false
  const body = {
    untilDay: made.untilDay,
    sha256: sha256.toString('hex'),
    method: METHOD_VERSION,
    windowDays: WINDOW_DAYS,
    smallestGroup: made.smallestGroup,
  }
  await append(tx, app.now(), { type: 'indicators.released', agencyId, by: 'system', body })
  return true
}

/** Puts a release back that was published before, byte for byte; false when another one stands for its day, or there is no such agency. */
export async function putBackRelease(tx: Tx, agencyId: string, bytes: Uint8Array): Promise<boolean> {
  await tx.enter(agencyId)
  if (!(await agencyById(tx, agencyId))) return false
  const { untilDay, madeOn, method } = readRelease(bytes)
  const [file, sha256] = [Buffer.from(bytes), sha256Of(bytes)]
  await addRelease(tx, agencyId, { untilDay, madeOn, method, file, sha256 })
  return (await releaseOfDay(tx, agencyId, untilDay))?.file.equals(file) ?? false
}

async function compose(moment: Moment, { agency, closing, last, madeOn }: Due): Promise<ReleaseFile> {
  const { tx } = moment
  const previous = last ? readRelease(last.file) : null
  const services = await servicesOf(tx, { retired: true })
  const areas = await areasOf(tx, { retired: true, borders: false })
  const { lines, heard } = await countedLines(moment, agency.minGroup, { closing, previous, services, areas })
  const codes = new Map(services.map(({ serviceId, code }) => [serviceId, code]))
  const own = await usedOwn(tx)
  const living = await livingIn(tx, lines, areas)
  return {
    format: FORMAT,
    method: METHOD_VERSION,
    agency: { slug: agency.slug, name: agency.name },
    madeOn,
    untilDay: closing.untilDay,
    windowDays: WINDOW_DAYS,
    smallestGroup: agency.minGroup,
    lines,
    ...namesIn(lines, services, areas, living.residents),
    reasonNames: await reasonNamesIn(tx, lines),
    heard: settleHeard(heard, closing.untilDay, { lines, before: previous?.heard ?? null, codes, k: agency.minGroup }),
    ...living,
    ...(own.length > 0 && { definitions: own }),
    system: await systemIn(tx, closing, { before: previous?.system ?? null, k: agency.minGroup }),
  }
}

type Counting = {
  closing: Closing
  previous: ReleaseFile | null
  services: readonly Service[]
  areas: readonly Area[]
}

async function countedLines(
  moment: Moment,
  k: number,
  { closing, previous, services, areas }: Counting,
): Promise<{ lines: Line[]; heard: HeardRow[] }> {
  const { untilDay } = closing
  const before = previous?.lines ?? []
  const codes = new Map(services.map(({ serviceId, code }) => [serviceId, code]))
  const firstDay = [windowStart(untilDay), ...before.map(({ openedFrom }) => openedFrom)].sort()[0]!
  const days = byService(await countDays(moment.tx, closing, firstDay), codes)
  const plans = planLines(before, { catalogue: [...codes.values(), NONE], days, untilDay, k })
  const wanted = wantedOf(plans, services)
  const soFar = plans.map((plan) => answersSoFar(plan, before, k))
  const { rows, moves, answers, heard } = await countAtOnce(moment, closing, {
    wanted,
    asked: askedOf(plans, soFar, services),
    heardFrom: firstHeardDay(firstDay, previous?.heard ?? null),
  })
  const areaIds = new Set(areas.map(({ areaId }) => areaId))
  const counted = tallyRows(plans.length, rows, moves, (id) => (areaIds.has(id) ? id : NONE))
  const settling = { areas: [...areaIds, NONE], untilDay, k }
  const lines = plans.flatMap(
    (plan, at) =>
      settleLine(plan, { ...counted[at]!, answers: answers.get(at) ?? null, answersSoFar: soFar[at]! }, settling) ?? [],
  )
  return { lines, heard }
}

type AllWanted = { wanted: readonly Wanted[]; asked: readonly Asked[]; heardFrom: string }

/** In two halves that take about as long. */
async function countAtOnce({ tx, beside }: Moment, closing: Closing, { wanted, asked, heardFrom }: AllWanted) {
  const here = async () => ({
    rows: await countLines(tx, closing, wanted),
    moves: await countMoves(tx, closing, wanted),
    answers: await countAnswers(tx, closing, asked),
  })
  const there = async (other: Tx) => ({
    proposals: await countProposals(other, closing, wanted),
    heard: await countHeard(other, closing, heardFrom),
  })
  const [{ rows, ...counted }, { proposals, heard }] = await Promise.all([here(), beside(there)])
  return { ...counted, heard, rows: [...rows, ...proposals] }
}

function byService(rows: readonly DayRow[], codes: ReadonlyMap<string, string>): DayCounts {
  const counts = new Map<string, { day: string; count: number }[]>()
  for (const { serviceId, day, count } of rows) {
    const code = codes.get(serviceId) ?? NONE
    const of = counts.get(code) ?? []
    of.push({ day, count })
    counts.set(code, of)
  }
  return counts
}

const NIL = '00000000-0000-0000-0000-000000000000'

const wantedOf = (plans: readonly Plan[], services: readonly Service[]): Wanted[] =>
  plans.flatMap(({ services: codes, openedFrom, openedTo, before }, line) =>
    codes.map((code) => ({
      line,
      serviceId: services.find((service) => service.code === code)?.serviceId ?? NIL,
      from: openedFrom,
      to: openedTo,
      splitFrom: before?.areas?.openedFrom ?? null,
      splitTo: before?.areas?.openedTo ?? null,
    })),
  )

const askedOf = (plans: readonly Plan[], soFar: readonly AnswersSoFar[], services: readonly Service[]): Asked[] =>
  plans.flatMap(({ services: codes, openedFrom, openedTo }, line) => {
    const { before, from } = soFar[line]!
    return codes.map((code) => ({
      line,
      serviceId: services.find((service) => service.code === code)?.serviceId ?? NIL,
      from: from && from > openedFrom ? from : openedFrom,
      to: openedTo,
      beforeFrom: before?.openedFrom ?? null,
      beforeTo: before?.openedTo ?? null,
      beforeAsOf: before?.asOf ?? null,
    }))
  })

type Living = Pick<ReleaseFile, 'residents' | 'formerAreas'>

const areasIn = (lines: readonly Line[]) =>
  lines.flatMap(({ areas }) => areas?.parts.flatMap((part) => part.areas) ?? [])

/** How many people live in the areas that are in use, and which areas of the lines are so no more. */
async function livingIn(tx: Tx, lines: readonly Line[], areas: readonly Area[]): Promise<Living> {
  const present = new Set(areas.flatMap(({ areaId, retired, replacedBy }) => (retired || replacedBy ? [] : areaId)))
  const known = (await residentsOf(tx)).filter(({ areaId }) => present.has(areaId))
  return {
    residents: Object.fromEntries(known.map(({ areaId, people, source }) => [areaId, { people, source }])),
    formerAreas: [...new Set(areasIn(lines))].filter((area) => area !== NONE && !present.has(area)).sort(),
  }
}

function namesIn(
  lines: readonly Line[],
  services: readonly Service[],
  areas: readonly Area[],
  residents: ReleaseFile['residents'],
) {
  const named = new Set(lines.flatMap((line) => line.services))
  const placed = new Set([...areasIn(lines), ...Object.keys(residents)])
  const pairs = <T extends { name: { fa: string; en: string } }>(
    all: readonly T[],
    key: (one: T) => string,
    in_: Set<string>,
  ) => Object.fromEntries(all.filter((one) => in_.has(key(one))).map((one) => [key(one), one.name]))
  return {
    serviceNames: pairs(services, ({ code }) => code, named),
    areaNames: pairs(areas, ({ areaId }) => areaId, placed),
  }
}

/** Also reasons that are no longer given. */
async function reasonNamesIn(tx: Tx, lines: readonly Line[]): Promise<ReleaseFile['reasonNames']> {
  const given = new Set(lines.flatMap(({ work }) => Object.keys(work?.refusedFor ?? {})))
  const reasons = await refusalReasonsOf(tx, { retired: true })
  return Object.fromEntries(reasons.filter(({ code }) => given.has(code)).map(({ code, name }) => [code, name]))
}
