/** Definitions that an agency writes itself: tried on the newest release, checked for what they would expose, kept by version. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { append } from '../../record/index.ts'
import { writtenOut } from '../board/actions.ts'
import { compile } from '../board/compile.store.ts'
import { computeFigures } from '../compute.ts'
import type { Definition } from '../definition.schema.ts'
import { DEFINITIONS, readDefinition, textOfDefinition } from '../definitions.ts'
import { checkDefinition, type Fault, faultOf } from '../faults.ts'
import { readRelease } from '../file.ts'
import { type Exposure, exposuresOf, type Grouping } from '../release/differencing.ts'
import { addTallies } from '../release/tally.ts'
import type { ReleaseFile } from '../schema.ts'
import { latestRelease } from '../store.ts'
import { WORDS } from '../words.ts'
import { groupName } from '../written.ts'
import { type Definitions, isOwn, MOST_OWN, OWN_PREFIX, type Preview } from './schema.ts'
import { addOwn, allOwn, retireOwn, usedOwn } from './store.ts'

const nameOf = ({ fa, en }: Definition): Text => ({ fa: fa.name, en: en.name })

export const readDefinitions = (app: App, agencyId: string): Promise<Definitions> =>
  app.db.in(agencyId, async (tx) => {
    const own = await allOwn(tx)
    const newest = new Map(own.toReversed().map(({ id, version }) => [id, version]))
    return {
      shipped: DEFINITIONS.filter((one) => compile(one)).map((one) => ({
        id: one.id,
        version: one.version,
        name: nameOf(one),
        text: textOfDefinition(one),
      })),
      own: own.map(({ id, version, text, keptAt, retired }) => ({
        id,
        version: String(version),
        name: nameOf(readDefinition(text)),
        text,
        keptAt,
        isUsed: !retired && newest.get(id) === version,
      })),
    }
  })

/** Every version of one of an agency's own definitions, the newest first; none where there never was one of this name. */
export const ownVersions = (
  app: App,
  agencyId: string,
  id: string,
): Promise<{ definition: Definition; isUsed: boolean }[]> =>
  app.db.in(agencyId, async (tx) => {
    const versions = (await allOwn(tx)).filter((one) => one.id === id)
    return versions.map(({ text, retired }, at) => ({ definition: readDefinition(text), isUsed: at === 0 && !retired }))
  })

// ---- A draft

const NONE: Preview = { faults: [], mustBe: null, untilDay: null, figures: [], exposed: [], mayBeKept: false }

/** What the figures of the newest release would be with this draft, and what it would expose. */
export const previewOwn = (app: App, agencyId: string, text: string): Promise<Preview> =>
  app.db.in(agencyId, async (tx) => (await tryOut(tx, agencyId, text)).preview)

type Tried = { preview: Preview; draft: Definition | null }

async function tryOut(tx: Tx, agencyId: string, text: string): Promise<Tried> {
  const k = (await agencyById(tx, agencyId))!.minGroup
  const draft = readDraft(text, k)
  if (Array.isArray(draft)) return { preview: { ...NONE, faults: draft }, draft: null }
  const next = String(((await allOwn(tx)).find(({ id }) => id === draft.id)?.version ?? 0) + 1)
  const mustBe = draft.version === next ? null : next
  const last = await latestRelease(tx, agencyId)
  const file = last && readRelease(last.file)
  if (!file || file.lines.length === 0) return { preview: { ...NONE, mustBe }, draft }
  const standing = [...DEFINITIONS, ...(await usedOwn(tx)).map(readDefinition).filter(({ id }) => id !== draft.id)]
  const groups = groupsOf(file)
  const exposed = exposuresOf(draft, groups.plain, { standing, k })
  const shown = draft.breakdowns.includes('service') ? groups.plain : groups.plain.slice(0, 1)
  return {
    draft,
    preview: {
      faults: [],
      mustBe,
      untilDay: file.untilDay,
      figures: shown.flatMap(({ name, tally }) =>
        computeFigures(draft, tally).map((figure) => ({
          group: groups.names.get(name)!,
          figure: writtenOut(draft, figure, file),
        })),
      ),
      exposed: exposed.map((one) => toldOf(one, groups.names, standing)),
      mayBeKept: mustBe === null && exposed.length === 0,
    },
  }
}

/** The definition, or what is wrong with it. @param k the agency's smallest group. */
function readDraft(text: string, k: number): Definition | Fault[] {
  const draft = checkDefinition(text)
  if (Array.isArray(draft)) return draft
  const { id, compute, minimumGroup, minimumDenominator } = draft
  const faults = [
    !isOwn(id) && faultOf('id', (words) => words.ownName(OWN_PREFIX)),
    (!compile(draft) || compute.how === 'parts') && faultOf('compute', (words) => words.notForOwn(compute.how)),
    minimumGroup < k && faultOf('minimumGroup', (words) => words.atLeast(k)),
    compute.how !== 'count' && minimumDenominator < k && faultOf('minimumDenominator', (words) => words.atLeast(k)),
  ].filter((fault) => fault !== false)
  return faults.length > 0 ? faults : draft
}

function groupsOf(file: ReleaseFile) {
  const lines = file.lines.map((line, at) => ({
    name: `line ${at}`,
    tally: line,
    text: { fa: groupName('fa', line, file), en: groupName('en', line, file) },
  }))
  const all = { fa: WORDS.fa.recompute.all, en: WORDS.en.recompute.all }
  const plain: Grouping[] = [{ name: 'agency', tally: addTallies(file.lines) }, ...lines]
  return { plain, names: new Map([['agency', all], ...lines.map(({ name, text }) => [name, text] as const)]) }
}

function toldOf(
  one: Exposure,
  names: ReadonlyMap<string, Text>,
  standing: readonly Definition[],
): Preview['exposed'][number] {
  const other = one.how === 'between' ? standing.find(({ id }) => id === one.other) : undefined
  return {
    how: one.how,
    role: one.role,
    group: names.get(one.group)!,
    other: other ? nameOf(other) : null,
    otherRole: one.how === 'between' ? one.otherRole : null,
    hidden: one.how === 'parts' ? one.hidden.map((name) => names.get(name)!) : [],
  }
}

// ---- Keeping

type By = { agencyId: string; officerId: string }

const tell = (by: By, what: object) => ({
  type: 'indicators.definition-changed',
  agencyId: by.agencyId,
  by: 'officer' as const,
  body: { officerId: by.officerId, ...what },
})

/** Tried out once more, for a release may have come meanwhile; null when it may not be kept. */
export const keepOwn = (app: App, by: By, text: string): Promise<{ id: string; version: string } | null> =>
  app.db.in(by.agencyId, async (tx) => {
    const { preview, draft } = await tryOut(tx, by.agencyId, text)
    if (!draft || !preview.mayBeKept) return null
    const others = (await usedOwn(tx)).map(readDefinition).filter(({ id }) => id !== draft.id)
    if (others.length >= MOST_OWN) return null
    const { id, version } = draft
    const kept = { id, version: Number(version), text, keptAt: app.now(), officerId: by.officerId }
    if (!(await addOwn(tx, kept))) return null
    await append(tx, app.now(), tell(by, { indicator: id, version, change: 'kept' }))
    return { id, version }
  })

/** It stands in no later release; false when none of this name was used. */
export const dropOwn = (app: App, by: By, id: string): Promise<boolean> =>
  app.db.in(by.agencyId, async (tx) => {
    if ((await retireOwn(tx, id)) === 0) return false
    await append(tx, app.now(), tell(by, { indicator: id, change: 'retired' }))
    return true
  })
