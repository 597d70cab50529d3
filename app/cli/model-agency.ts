/** The model of an agency of this installation, for `pasokh model … --agency`: learned, measured, shown. */
import { coverageCurve, evaluate, load, type Model } from '@pasokh/classifier'
import { wilson } from '@pasokh/indicators'
import { fold } from '@pasokh/persian'
import { agencyBySlug, examplesOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { learnAnew, readLesson } from '../learning/actions.ts'
import { learnBeside } from '../learning/beside.ts'
import type { Run } from '../learning/schema.ts'
import { type ModelCard, modelInUse, readBytes, trainOnPhrases, type UrgencyCard } from '../models/index.ts'
import type { Labelled } from './model-table.ts'

export type OfAgency = { agencyId: string; codeOf: (serviceId: string) => string; idOf: (code: string) => string }

/** The agency of this slug, and its services' codes; null when there is none. */
export async function findAgency(app: App, slug: string): Promise<OfAgency | null> {
  const agency = await app.db.open((tx) => agencyBySlug(tx, slug))
  if (!agency) return null
  const services = await app.db.in(agency.agencyId, (tx) => servicesOf(tx, { retired: true }))
  return {
    agencyId: agency.agencyId,
    codeOf: (serviceId) => services.find((one) => one.serviceId === serviceId)?.code ?? serviceId,
    idOf: (code) => services.find((one) => one.code === code)?.serviceId ?? code,
  }
}

export const learnNow = (app: App, { agencyId }: OfAgency, progress: (share: number) => void): Promise<Run> =>
  learnAnew(app, agencyId, { progress })

/** The model in use with its card; the card is null where services are proposed from the phrases alone. */
export const readInUse = (
  app: App,
  { agencyId }: OfAgency,
): Promise<{ model: Model; hash: string | null; card: ModelCard | null }> =>
  app.db.in(agencyId, async (tx) => {
    const inUse = await modelInUse(tx, agencyId)
    const bytes = inUse && (await readBytes(tx, agencyId, inUse.modelId))
    if (inUse && bytes) return { model: load(bytes, { fold }), hash: inUse.hash, card: inUse.card }
    return { model: trainOnPhrases(await examplesOf(tx)), hash: null, card: null }
  })

/** The card of the learned part of urgency; null where no officer has said anything of danger yet. */
export const urgencyCard = (app: App, { agencyId }: OfAgency): Promise<UrgencyCard | null> =>
  app.db.in(agencyId, async (tx) => (await modelInUse<UrgencyCard>(tx, agencyId, 'urgency'))?.card ?? null)

/** How a model learned now does on what officers judged, by cross-validation; nothing is kept. */
export async function measureOnJudged(app: App, { agencyId }: OfAgency): Promise<ModelCard> {
  const { lesson } = await app.db.in(agencyId, (tx) => readLesson(tx, agencyId))
  return (await learnBeside(lesson)).card
}

const STEPS = 20

/** The figures of `model` on labelled texts, in one flat object; the curve in twenty steps of the threshold. */
export function measure(model: Model, texts: readonly Labelled[]) {
  const { labels, ...figures } = evaluate(model, texts)
  const all = coverageCurve(model, texts)
  const steps = Array.from({ length: STEPS }, (_, step) => step / STEPS)
  const curve = steps.flatMap((threshold) => {
    const point = all.findLast((one) => one.threshold >= threshold)
    return point ? [{ ...point, threshold }] : []
  })
  const interval = wilson(Math.round(figures.accuracy * texts.length), texts.length)
  return { ...figures, ...interval, threshold: model.threshold, labels, curve }
}
