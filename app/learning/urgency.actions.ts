/** Learning anew what may be dangerous, from what officers put right. */
import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { judgedUrgency } from '../cases/index.ts'
import {
  addModel,
  dropOldModels,
  lockModels,
  modelInUse,
  putInUse,
  readBytes,
  type UrgencyCard,
} from '../models/index.ts'
import { append } from '../record/index.ts'
import { toLog } from './actions.ts'
import { learnUrgencyBeside, type Progress } from './beside.ts'
import { isDue, MODELS_KEPT, MOST_TEXTS, urgencyOutcomeOf } from './rules.ts'
import type { Run } from './schema.ts'
import { addRun, readRuns } from './store.ts'
import type { UrgencyLearned, UrgencyLesson } from './urgency.ts'

/** For the job: learns once a night. */
export async function learnUrgencyWhenDue(app: App, agencyId: string): Promise<void> {
  const due = await app.db.in(agencyId, async (tx) => {
    const zone = (await agencyById(tx, agencyId))!.zone
    const [last = null] = await readRuns(tx, agencyId, 'urgency', 1)
    return isDue({ now: app.now(), zone, last, phrases: '' })
  })
  if (due) await learnUrgencyAnew(app, agencyId)
}

/** Learns now. What goes wrong is told in the run, and the model in use stays. */
export async function learnUrgencyAnew(
  app: App,
  agencyId: string,
  train: (lesson: UrgencyLesson, progress: Progress) => Promise<UrgencyLearned> = learnUrgencyBeside,
): Promise<Run> {
  const { lesson, hash } = await app.db.in(agencyId, (tx) => readUrgencyLesson(tx, agencyId))
  const run = { ranAt: app.now(), officerId: null, phrases: '', failure: null, compared: null, hash }
  const told = (outcome: Run['outcome'], failure: string | null = null) =>
    app.db.in(agencyId, (tx) => added(tx, agencyId, { ...run, outcome, failure }))
  if (lesson.texts.length === 0 && !lesson.inUse) return told('nothing-to-learn')
  try {
    const learned = await train(lesson, toLog(app, agencyId))
    return await app.db.in(agencyId, (tx) => keep(app, tx, agencyId, { run, lesson, learned }))
  } catch (error) {
    const failure = faultWord(error)
    app.log.error('learning-failed', { agency: agencyId, failure })
    return told('failed', failure)
  }
}

export async function readUrgencyLesson(
  tx: Tx,
  agencyId: string,
): Promise<{ lesson: UrgencyLesson; hash: string | null }> {
  const { zone } = (await agencyById(tx, agencyId))!
  const texts = (await judgedUrgency(tx, agencyId, MOST_TEXTS)).map(({ covered, ...one }) => ({
    ...one,
    text: covered,
  }))
  const inUse = await modelInUse<UrgencyCard>(tx, agencyId, 'urgency')
  const bytes = inUse && (await readBytes(tx, agencyId, inUse.modelId))
  const lesson = {
    texts,
    date: texts[0] ? civilDay(texts[0].judgedAt, zone) : '',
    inUse: inUse && bytes ? { bytes, seenUntil: inUse.seenUntil } : null,
  }
  return { lesson, hash: inUse?.hash ?? null }
}

type Kept = { run: Omit<Run, 'outcome'>; lesson: UrgencyLesson; learned: UrgencyLearned }

async function keep(app: App, tx: Tx, agencyId: string, { run, lesson, learned }: Kept): Promise<Run> {
  const outcome = urgencyOutcomeOf(await lockModels<UrgencyCard>(tx, agencyId, 'urgency'), learned)
  const { compared, hash, bytes, card } = learned
  if (outcome !== 'used') return added(tx, agencyId, { ...run, outcome, compared })
  const modelId = await addModel(tx, agencyId, 'urgency', {
    hash,
    bytes,
    card,
    phrases: '',
    seenUntil: lesson.texts[0]?.judgedAt ?? new Date(0),
    learnedAt: run.ranAt,
  })
  await putInUse(tx, agencyId, 'urgency', modelId)
  await dropOldModels(tx, agencyId, 'urgency', MODELS_KEPT)
  await append(tx, app.now(), { type: 'learning.urgency-model-used', agencyId, by: 'system', body: { model: hash } })
  return added(tx, agencyId, { ...run, outcome, compared, hash })
}

async function added(tx: Tx, agencyId: string, run: Run): Promise<Run> {
  await addRun(tx, agencyId, 'urgency', run)
  return run
}
