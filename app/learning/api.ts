/** JSON doors of learning: the card of the model in use, former ones, learning now, going back. */
import { save } from '@pasokh/classifier'
import { type Operation, operation } from '#kit/api.ts'
import type { Tx } from '#kit/db.ts'
import { problem } from '#kit/http.ts'
import { examplesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { modelInUse, readModels, sha256, trainOnPhrases, type UrgencyCard } from '../models/index.ts'
import { officerOf } from '../people/index.ts'
import { goBackTo, learnAnew } from './actions.ts'
import { cardOf } from './learn.ts'
import { GoingBack, ModelPage, type Run, RunOut } from './schema.ts'
import { readRuns } from './store.ts'

const RUNS_SHOWN = 10

export const learningApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/model',
      summary: 'The model by which services are proposed: its card, former models, and how the last learnings went',
      who: 'officer',
      answers: { 200: ModelPage },
    },
    async (c) => {
      const { agencyId } = await officerOf(app, c, 'settings.read')
      return c.json(await app.db.in(agencyId, (tx) => readPage(tx, agencyId)))
    },
  ),
  operation(
    {
      method: 'post',
      path: '/model/runs',
      summary: 'Learns now, and says what came of it',
      who: 'officer',
      answers: { 201: RunOut },
    },
    async (c) => {
      const { agencyId, officerId } = await officerOf(app, c, 'settings.change')
      return c.json(told(await learnAnew(app, agencyId, { officerId })), 201)
    },
  ),
  operation(
    {
      method: 'put',
      path: '/model',
      summary: 'Uses a former model again; null is the example phrases alone',
      who: 'officer',
      body: GoingBack,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'settings.change')
      return (await goBackTo(app, by, body.modelId)) ? c.body(null, 204) : problem(c, 404, 'no-such-model')
    },
  ),
]

const told = ({ place = 0, ranAt, officerId, outcome, failure, compared }: Run) => ({
  place,
  ranAt,
  byOfficer: officerId !== null,
  outcome,
  failure,
  compared,
})

async function readPage(tx: Tx, agencyId: string) {
  const models = await readModels(tx, agencyId)
  const runs = await readRuns(tx, agencyId, 'service', RUNS_SHOWN)
  return {
    inUse: models.find(({ inUse }) => inUse) ?? (await fromPhrases(tx)),
    models: models.map(({ modelId, hash, card, learnedAt, inUse }) => ({ modelId, hash, card, learnedAt, inUse })),
    runs: runs.map(told),
    urgency: (await modelInUse<UrgencyCard>(tx, agencyId, 'urgency'))?.card ?? null,
  }
}

async function fromPhrases(tx: Tx) {
  const phrases = await examplesOf(tx)
  const model = trainOnPhrases(phrases)
  const bytes = save(model)
  const card = cardOf({ phrases, texts: [], date: '' }, model, bytes, null)
  return { modelId: null, hash: sha256(bytes), card, learnedAt: null }
}
