/**
 * What becomes of the learned part of urgency when it is learned anew from what officers put right? Pure, and the same
 * lesson gives the same bytes. Judged as services are (learn.ts): by case, five-fold, on texts it has not seen, and
 * always together with the words of the rule, for nobody meets the one without the other. See docs/methods/urgency.md.
 */
import { createHash } from 'node:crypto'
import { load, type Model, save } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import { BASE_PHRASES, dangerBy, trainUrgency, type UrgencyCard, urgencyBy } from '../models/index.ts'
import type { Compared } from './schema.ts'

export type UrgencyText = { text: string; dangerous: boolean; caseId: string; judgedAt: Date }

export type UrgencyLesson = {
  texts: readonly UrgencyText[]
  date: string
  inUse: { bytes: Uint8Array; seenUntil: Date } | null
}

export type UrgencyLearned = {
  bytes: Uint8Array
  hash: string
  card: UrgencyCard
  compared: Compared | null
  /** Dangerous texts that the one in use misses, and the new one, of those that neither has seen. */
  missed: { before: number; after: number }
}

type Judged = { text: UrgencyText; found: boolean }

const FOLDS = 5

/** `progress` is told the share that is done, rising to 1. */
export function learnUrgency(lesson: UrgencyLesson, progress: (share: number) => void = () => {}): UrgencyLearned {
  const { texts, date } = lesson
  const judged = crossValidate(texts, (folds) => progress(folds / (FOLDS + 1)))
  const bytes = save(trainUrgency(texts, date, (share) => progress((FOLDS + share) / (FOLDS + 1))))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const dangerous = texts.filter((text) => text.dangerous).length
  const card = {
    date,
    phrases: BASE_PHRASES,
    dangerous,
    ordinary: texts.length - dangerous,
    missed: judged.filter(isMissed).length,
    falseAlarms: judged.filter(({ text, found }) => found && !text.dangerous).length,
  }
  return { bytes, hash, card, ...compare(lesson, judged) }
}

const finds = (model: Model, { text }: UrgencyText) => dangerBy(urgencyBy(model, text)) !== null
const isMissed = ({ text, found }: Judged) => text.dangerous && !found
const isRight = ({ text, found }: Judged) => text.dangerous === found

/** `done` is told how many of the folds are, in parts of one. */
function crossValidate(texts: readonly UrgencyText[], done: (folds: number) => void): Judged[] {
  const cases = [...new Set(texts.map(({ caseId }) => caseId))].sort()
  const foldOf = new Map(cases.map((caseId, at) => [caseId, at % FOLDS]))
  return Array.from({ length: Math.min(FOLDS, cases.length) }, (_, held) => {
    const isHeld = ({ caseId }: UrgencyText) => foldOf.get(caseId) === held
    const model = trainUrgency(
      texts.filter((text) => !isHeld(text)),
      '',
      (share) => done(held + share),
    )
    return texts.filter(isHeld).map((text) => ({ text, found: finds(model, text) }))
  }).flat()
}

function compare({ inUse }: UrgencyLesson, judged: readonly Judged[]): Pick<UrgencyLearned, 'compared' | 'missed'> {
  const after = judged.filter(({ text }) => !inUse || text.judgedAt > inUse.seenUntil)
  if (after.length === 0) return { compared: null, missed: { before: 0, after: 0 } }
  const former = readFormer(inUse?.bytes) ?? trainUrgency([])
  const before = after.map(({ text }) => ({ text, found: finds(former, text) }))
  const compared = {
    texts: after.length,
    before: before.filter(isRight).length,
    after: after.filter(isRight).length,
    gained: after.filter((one, at) => isRight(one) && !isRight(before[at]!)).length,
    lost: after.filter((one, at) => !isRight(one) && isRight(before[at]!)).length,
  }
  return { compared, missed: { before: before.filter(isMissed).length, after: after.filter(isMissed).length } }
}

function readFormer(bytes: Uint8Array | undefined): Model | null {
  try {
    return bytes ? load(bytes, { fold }) : null
  } catch {
    return null
  }
}
