/**
 * How often is the right service proposed for the messages of the made-up town? Once from the example phrases of its
 * services alone, and once with officers' corrections replayed: each message is proposed by a model that has learned
 * all messages of the days before. `node tests/town/proposals.ts` prints the figures as one JSON line.
 */
import { classify, type Example, type Model, train } from '@pasokh/classifier'
import { wilson } from '@pasokh/indicators'
import { fold } from '@pasokh/persian'
import { examplesFrom } from '../../app/learning/learn.ts'
import { coverText } from '../../app/submissions/index.ts'
import { SUBMISSIONS } from './submissions.ts'
import { type Submission, TOWN } from './town.ts'

/** As the agencies of the sample have it, and every new agency. */
const THRESHOLD = 0.6
const CURVE = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

type Judged = { right: boolean; probability: number }

export type Figures = {
  texts: number
  accuracy: number
  low: number
  high: number
  /** Share for which the proposal is sure enough to decide, and how often it then is right. */
  coverage: number
  accuracyWhenSure: number
  /** Messages that are nobody's or another agency's: the share that is rightly not decided. */
  leftOpen: number
  curve: { threshold: number; coverage: number; accuracy: number }[]
}

export type Proposals = { phrases: Figures; replayed: Figures; replayedFirstOfMatter: Figures }

export function measureProposals(): Proposals {
  const phrases = judgeAll((_, slug) => examplesFrom(phrasesOf(slug), []), false)
  const replayed = judgeAll(learnedBefore, false)
  const first = judgeAll(learnedBefore, true)
  return { phrases: figuresOf(phrases), replayed: figuresOf(replayed), replayedFirstOfMatter: figuresOf(first) }
}

const agencies = TOWN.agencies.filter(({ services }) => services.length > 0)

const phrasesOf = (slug: string) =>
  agencies
    .find((agency) => agency.slug === slug)!
    .services.flatMap(({ code, examples }) =>
      [...examples.fa, ...examples.en].map((text) => ({ text, serviceId: code })),
    )

/** What officers have judged by the day before; who writes of one thing on one day is not yet known to each other. */
function learnedBefore({ dayOffset }: Submission, slug: string): Example[] {
  const before = SUBMISSIONS.filter((one) => one.agency === slug && one.dayOffset > dayOffset)
  return examplesFrom(
    phrasesOf(slug),
    before.map(({ text, service }) => ({ text: coverText(text), serviceId: service })),
  )
}

type Learned = (submission: Submission, slug: string) => Example[]

function judgeAll(learned: Learned, onlyFirst: boolean): { judged: Judged[]; foreign: Judged[] } {
  const models = new Map<string, Model>()
  const all = agencies.flatMap(({ slug }) => SUBMISSIONS.filter((one) => one.agency === slug))
  const outcomes = all
    .filter(({ sameAs }) => !onlyFirst || !sameAs)
    .map((submission) => {
      const examples = learned(submission, submission.agency)
      const key = `${submission.agency}/${examples.length}`
      const model = models.get(key) ?? train(examples, { fold })
      models.set(key, model)
      const offered = new Set(phrasesOf(submission.agency).map(({ serviceId }) => serviceId))
      const best = classify(model, coverText(submission.text)).ranked.find(({ label }) => offered.has(label))
      return { own: submission.service, right: best?.label === submission.service, probability: best?.probability ?? 0 }
    })
  return { judged: outcomes.filter(({ own }) => own), foreign: outcomes.filter(({ own }) => !own) }
}

function figuresOf({ judged, foreign }: { judged: Judged[]; foreign: Judged[] }): Figures {
  const right = rights(judged)
  const at = (threshold: number) => {
    const sure = judged.filter(({ probability }) => probability >= threshold)
    return { threshold, coverage: round(sure.length / judged.length), accuracy: round(rights(sure) / sure.length) }
  }
  const interval = wilson(right, judged.length)
  const { coverage, accuracy } = at(THRESHOLD)
  return {
    texts: judged.length,
    accuracy: round(right / judged.length),
    low: round(interval.low),
    high: round(interval.high),
    coverage,
    accuracyWhenSure: accuracy,
    leftOpen: round(foreign.filter(({ probability }) => probability < THRESHOLD).length / foreign.length),
    curve: CURVE.map(at),
  }
}

const rights = (judged: readonly Judged[]) => judged.filter(({ right }) => right).length
const round = (share: number) => Math.round(share * 1000) / 1000

if (import.meta.main) console.log(JSON.stringify(measureProposals()))
