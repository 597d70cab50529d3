/** Learning an agency's model anew, and going back to a former one. */
import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById, examplesOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { judgedTexts } from '../cases/index.ts'
import {
  addModel,
  dropOldModels,
  lockModels,
  modelInUse,
  phrasesHash,
  putInUse,
  readBytes,
  readModels,
} from '../models/index.ts'
import type { Signed } from '../people/index.ts'
import { append } from '../record/index.ts'
import { learnBeside, type Progress } from './beside.ts'
import type { Learned, Lesson } from './learn.ts'
import { isDue, MODELS_KEPT, MOST_TEXTS, outcomeOf } from './rules.ts'
import type { Compared, Outcome, Run } from './schema.ts'
import { addRun, readRuns } from './store.ts'

type Asked = {
  /** Who asked for it; null when it comes round by itself. */
  officerId?: string | null
  train?: (lesson: Lesson, progress?: Progress) => Promise<Learned>
  progress?: Progress
}

/** For the job: learns when it is time to. */
export async function learnWhenDue(app: App, agencyId: string): Promise<void> {
  const due = await app.db.in(agencyId, async (tx) => {
    const zone = (await agencyById(tx, agencyId))!.zone
    const [last = null] = await readRuns(tx, agencyId, 'service', 1)
    return isDue({ now: app.now(), zone, last, phrases: phrasesHash(await examplesOf(tx)) })
  })
  if (due) await learnAnew(app, agencyId, { progress: toLog(app, agencyId) })
}

/** For a night's learning: each quarter of it stands in the log. */
export function toLog(app: App, agency: string): Progress {
  let told = 0
  return (share) => {
    const quarter = Math.floor(4 * share)
    if (quarter > told) app.log.info('learning', { agency, percent: 25 * quarter })
    told = quarter
  }
}

/** Learns now. What goes wrong is told in the run, and the model in use stays. */
export async function learnAnew(app: App, agencyId: string, asked: Asked = {}): Promise<Run> {
  const { lesson, phrases, hash } = await app.db.in(agencyId, (tx) => readLesson(tx, agencyId))
  const run = { ranAt: app.now(), officerId: asked.officerId ?? null, phrases }
  if (lesson.texts.length === 0 && !lesson.inUse)
    return keepRun(app, agencyId, { ...run, outcome: 'nothing-to-learn', failure: null, compared: null, hash })
  try {
    const learned = await (asked.train ?? learnBeside)(lesson, asked.progress)
    return await keep(app, agencyId, run, lesson, learned)
  } catch (error) {
    const failure = faultWord(error)
    app.log.error('learning-failed', { agency: agencyId, failure })
    return keepRun(app, agencyId, { ...run, outcome: 'failed', failure, compared: null, hash })
  }
}

/** What the agency's services are learned from now: example phrases, and texts that officers have judged. */
export async function readLesson(
  tx: Tx,
  agencyId: string,
): Promise<{ lesson: Lesson; phrases: string; hash: string | null }> {
  const agency = (await agencyById(tx, agencyId))!
  const phrases = await examplesOf(tx)
  const offered = new Set((await servicesOf(tx)).map(({ serviceId }) => serviceId))
  const texts = (await judgedTexts(tx, agencyId, MOST_TEXTS))
    .filter(({ serviceId }) => serviceId === null || offered.has(serviceId))
    .map(({ covered, serviceId, caseId, judgedAt }) => ({ text: covered, serviceId, caseId, judgedAt }))
  const inUse = await modelInUse(tx, agencyId)
  const bytes = inUse && (await readBytes(tx, agencyId, inUse.modelId))
  const lesson = {
    phrases: phrases.map(({ serviceId, text }) => ({ serviceId, text })),
    texts,
    date: texts[0] ? civilDay(texts[0].judgedAt, agency.zone) : '',
    threshold: agency.sureEnough,
    inUse: inUse && bytes ? { bytes, seenUntil: inUse.seenUntil } : null,
  }
  return { lesson, phrases: phrasesHash(phrases), hash: inUse?.hash ?? null }
}

type Begun = Pick<Run, 'ranAt' | 'officerId' | 'phrases'>

async function keep(app: App, agencyId: string, begun: Begun, lesson: Lesson, it: Learned): Promise<Run> {
  return app.db.in(agencyId, async (tx) => {
    const inUse = await lockModels(tx, agencyId)
    const outcome = outcomeOf(inUse, it)
    const run: Run = { ...begun, outcome, failure: null, compared: it.compared, hash: inUse?.hash ?? null }
    if (outcome !== 'used') return addedRun(tx, agencyId, run)
    const modelId = await addModel(tx, agencyId, 'service', {
      ...it,
      phrases: begun.phrases,
      seenUntil: lesson.texts[0]?.judgedAt ?? new Date(0),
      learnedAt: begun.ranAt,
    })
    await putInUse(tx, agencyId, 'service', modelId)
    await dropOldModels(tx, agencyId, 'service', MODELS_KEPT)
    await tell(app, tx, agencyId, it.hash, begun.officerId)
    return addedRun(tx, agencyId, { ...run, hash: it.hash })
  })
}

async function addedRun(tx: Tx, agencyId: string, run: Run): Promise<Run> {
  await addRun(tx, agencyId, 'service', run)
  return run
}

const keepRun = (app: App, agencyId: string, run: Run) => app.db.in(agencyId, (tx) => addedRun(tx, agencyId, run))

/** Which model proposes is of public interest; what it holds is not told. */
const tell = (app: App, tx: Tx, agencyId: string, hash: string | null, officerId: string | null) =>
  append(tx, app.now(), {
    type: hash ? 'learning.model-used' : 'learning.phrases-used',
    agencyId,
    by: officerId ? 'officer' : 'system',
    body: hash ? { model: hash } : {},
  })

/** Uses a former model again, or the example phrases alone (null); false when there is no such model. */
export async function goBackTo(app: App, by: Signed, modelId: string | null): Promise<boolean> {
  const { agencyId, officerId } = by
  return app.db.in(agencyId, async (tx) => {
    await lockModels(tx, agencyId)
    const former = (await readModels(tx, agencyId)).find((one) => one.modelId === modelId)
    if (modelId && !former) return false
    await putInUse(tx, agencyId, 'service', modelId)
    const phrases = phrasesHash(await examplesOf(tx))
    const run = { outcome: 'went-back' as Outcome, failure: null, compared: null as Compared | null }
    const hash = former?.hash ?? null
    await addRun(tx, agencyId, 'service', { ...run, ranAt: app.now(), officerId, phrases, hash })
    await tell(app, tx, agencyId, hash, officerId)
    return true
  })
}
