/**
 * What does an agency's model become when it is learned anew, and how does it do beside the one in
 * use? Pure, and the same lesson gives the same bytes. Each judged text is proposed by a model that
 * was made without it and without every other text of its case (five-fold cross-validation by
 * case: two who tell of one thing must not betray each other). The method and its limits stand in
 * docs/methods/service-proposal.md.
 */
import { createHash } from 'node:crypto'
import { classify, type Example, load, type Model, save, train } from '@pasokh/classifier'
import { wilson } from '@pasokh/indicators'
import { fold } from '@pasokh/persian'
import type { ModelCard, Tested } from '../models/index.ts'
import type { Compared } from './schema.ts'

export type Phrase = { serviceId: string; text: string }
/** `serviceId` is null for what an officer refused as nobody's. */
export type Text = { serviceId: string | null; text: string; caseId: string; judgedAt: Date }

export type Lesson = {
  phrases: readonly Phrase[]
  texts: readonly Text[]
  /** The day of the newest text, for the card. */
  date: string
  /** How sure the agency wants to be. */
  threshold: number
  /** The model in use, and what it has seen; null where services are proposed from the phrases alone. */
  inUse: { bytes: Uint8Array; seenUntil: Date } | null
}

export type Learned = { bytes: Uint8Array; hash: string; card: ModelCard; compared: Compared | null }

/** A text, and the service that came first for it. */
type Judged = { text: Text; given: string | null; probability: number }

const FOLDS = 5
/** An example phrase says what a service is about in few words, and counts as five texts that people wrote. */
const TEXT_WEIGHT = 0.2
/** What is nobody's is learned as a label of its own, which is never proposed. */
const NOBODYS = 'nobodys'
const CONFUSIONS = 10
const STEPS = 20

/** `progress` is told the share that is done, rising to 1. */
export function learn(lesson: Lesson, progress: (share: number) => void = () => {}): Learned {
  const judged = crossValidate(lesson, (folds) => progress(folds / (FOLDS + 1)))
  const model = trainOn(lesson, lesson.texts, (share) => progress((FOLDS + share) / (FOLDS + 1)))
  const bytes = save(model)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const tested = judged.some(isSomebodys) ? testedOf(judged, lesson.threshold) : null
  return { bytes, hash, card: cardOf(lesson, model, bytes, tested), compared: compare(lesson, judged) }
}

/** The card of a model that was made from `lesson`. */
export const cardOf = (
  { phrases, texts, date }: Pick<Lesson, 'phrases' | 'texts' | 'date'>,
  model: Model,
  bytes: Uint8Array,
  tested: Tested | null,
): ModelCard => ({
  date,
  phrases: phrases.length,
  texts: texts.length,
  nobodys: of(texts, null),
  services: serviceIds([...phrases, ...texts]).map((serviceId) => ({
    serviceId,
    phrases: of(phrases, serviceId),
    texts: of(texts, serviceId),
  })),
  features: model.card.features,
  bytes: bytes.length,
  tested,
})

type About = Pick<Text, 'serviceId'>
const of = (all: readonly About[], serviceId: string | null) => all.filter((one) => one.serviceId === serviceId).length
const serviceIds = (all: readonly About[]) => [...new Set(all.flatMap(({ serviceId }) => serviceId ?? []))].sort()

/** What a model is trained on. */
export const examplesFrom = (
  phrases: readonly Phrase[],
  texts: readonly Pick<Text, 'serviceId' | 'text'>[],
): Example[] => [
  ...phrases.map(({ text, serviceId }) => ({ text, label: serviceId })),
  ...texts.map(({ text, serviceId }) => ({ text, label: serviceId ?? NOBODYS, weight: TEXT_WEIGHT })),
]

const trainOn = (
  { phrases, date }: Pick<Lesson, 'phrases' | 'date'>,
  texts: readonly Text[],
  progress: (share: number) => void,
): Model => train(examplesFrom(phrases, texts), { fold, date, progress })

/** `done` is told how many of the folds are, in parts of one. */
function crossValidate(lesson: Lesson, done: (folds: number) => void): Judged[] {
  const cases = [...new Set(lesson.texts.map(({ caseId }) => caseId))].sort()
  const foldOf = new Map(cases.map((caseId, at) => [caseId, at % FOLDS]))
  return Array.from({ length: Math.min(FOLDS, cases.length) }, (_, held) => {
    const isHeld = ({ caseId }: Text) => foldOf.get(caseId) === held
    const model = trainOn(
      lesson,
      lesson.texts.filter((text) => !isHeld(text)),
      (share) => done(held + share),
    )
    return lesson.texts.filter(isHeld).map((text) => judge(model, text))
  }).flat()
}

function judge(model: Model, text: Text): Judged {
  const best = classify(model, text.text).ranked.find(({ label }) => label !== NOBODYS)
  return { text, given: best?.label ?? null, probability: best?.probability ?? 0 }
}

const isSomebodys = ({ text }: Judged) => text.serviceId !== null
const isRight = ({ text, given }: Judged) => given === text.serviceId
const rights = (judged: readonly Judged[]) => judged.filter(isRight).length

function testedOf(all: readonly Judged[], threshold: number): Tested {
  const judged = all.filter(isSomebodys)
  const nobodys = all.filter((one) => !isSomebodys(one))
  const sure = judged.filter(({ probability }) => probability >= threshold)
  const curve = Array.from({ length: STEPS }, (_, step) => step / STEPS).flatMap((at) => {
    const answered = judged.filter(({ probability }) => probability >= at)
    if (answered.length === 0) return []
    return [{ threshold: at, coverage: answered.length / judged.length, accuracy: rights(answered) / answered.length }]
  })
  return {
    texts: judged.length,
    right: rights(judged),
    ...wilson(rights(judged), judged.length),
    sure: sure.length,
    sureRight: rights(sure),
    threshold,
    nobodys: nobodys.length,
    nobodysOpen: nobodys.filter(({ probability }) => probability < threshold).length,
    curve,
    confused: confusions(judged),
  }
}

function confusions(judged: readonly Judged[]): Tested['confused'] {
  const wrong = judged.flatMap(({ text: { serviceId }, given }) =>
    given === null || serviceId === null || given === serviceId ? [] : [{ expected: serviceId, given }],
  )
  const pairs = Map.groupBy(wrong, ({ expected, given }) => `${expected} ${given}`)
  return [...pairs]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, CONFUSIONS)
    .map(([, all]) => ({ ...all[0]!, texts: all.length }))
}

/** Both on the same texts, none of which either has seen: those judged since the one in use was learned. */
function compare({ inUse, phrases }: Lesson, judged: readonly Judged[]): Compared | null {
  const unseen = judged.filter((one) => isSomebodys(one) && (!inUse || one.text.judgedAt > inUse.seenUntil))
  if (unseen.length === 0) return null
  const former = readFormer(inUse?.bytes) ?? train(examplesFrom(phrases, []), { fold })
  const before = unseen.map(({ text }) => isRight(judge(former, text)))
  const after = unseen.map(isRight)
  return {
    texts: unseen.length,
    before: before.filter(Boolean).length,
    after: after.filter(Boolean).length,
    gained: after.filter((right, at) => right && !before[at]).length,
    lost: after.filter((right, at) => !right && before[at]).length,
  }
}

/** Null for a model that this program does not read any more; the phrases are proposed by in its place. */
function readFormer(bytes: Uint8Array | undefined): Model | null {
  try {
    return bytes ? load(bytes, { fold }) : null
  } catch {
    return null
  }
}
