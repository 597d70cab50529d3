/** The one question after the verdict: answered once, by receipt or by the link that the verdict came by; and what managers read of it. */
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { append } from '../../record/index.ts'
import { addTo, carry, openReceipt, startOfHour } from '../../submissions/index.ts'
import { lineOf } from '../handover/line.actions.ts'
import { openLink } from '../link/actions.ts'
import { askedOf } from '../receipt/sender.actions.ts'
import { ANSWERS, type Answer } from '../schema.ts'
import { type AnswerCount, addAnswer, countAnswers, remarksOf } from './store.ts'

export type Rating = { answer: Answer; text: string; token: string }
export type Rated =
  | { refusal?: never; again: boolean }
  | { refusal: 'not-a-receipt' | 'unknown-receipt' | 'wait' | 'not-open'; until?: Date }

export async function rateByReceipt(app: App, typed: string, rating: Rating): Promise<Rated> {
  const opened = await openReceipt(app, typed)
  return opened.refusal ? opened : rate(app, opened, rating)
}

/** With the link by which the verdict was given: it opens this question, too, and nothing else. */
export async function rateByLink(app: App, token: string, rating: Omit<Rating, 'token'>): Promise<Rated> {
  const { link, trouble } = await openLink(app, token)
  if (!link || trouble !== 'link-used') return { refusal: 'not-open' }
  return rate(app, link, { ...rating, token })
}

function rate(
  app: App,
  { agencyId, submissionId }: { agencyId: string; submissionId: string },
  { answer, text, token }: Rating,
): Promise<Rated> {
  return app.db.in(agencyId, async (tx) => {
    // Asked by the agency that works on it now; what is said there is kept where it was sent, too.
    const { at, root } = await lineOf(tx, agencyId, submissionId)
    await tx.enter(at)
    if ((await askedOf(tx, at, submissionId)) === null) return { refusal: 'not-open' }
    if (!(await addAnswer(tx, at, submissionId, { answer, hour: startOfHour(app.now()) }))) return { again: true }
    const words = text.trim()
    if (words !== '')
      await addTo(app, tx, at, submissionId, { kind: 'satisfaction', text: words, token: `satisfaction ${token}` })
    const line = { type: 'cases.person-rated', agencyId: at, by: 'citizen', about: submissionId, body: {} } as const
    await append(tx, app.now(), line)
    if (words !== '' && at !== root) await carry(app, tx, { from: at, to: root }, [submissionId])
    return { again: false }
  })
}

// ---- What managers read

const DAY_MS = 86_400_000
const DAYS_BACK = 90
const MOST_REMARKS = 50

/** Of one service: how many were asked and have answered; the answers only where as many have as a group must have. */
export type Satisfaction = {
  serviceId: string | null
  asked: number
  answered: number
  answers: Record<Answer, number> | null
  remarks: string[]
}

export async function readSatisfaction(
  app: App,
  agencyId: string,
): Promise<{ daysBack: number; services: Satisfaction[] }> {
  return app.db.in(agencyId, async (tx) => {
    const { minGroup } = (await agencyById(tx, agencyId))!
    const since = new Date(app.now().getTime() - DAYS_BACK * DAY_MS)
    const counts = Map.groupBy(await countAnswers(tx, agencyId, since), ({ serviceId }) => serviceId)
    const services: Satisfaction[] = []
    for (const [serviceId, own] of counts) {
      const answered = sum(own.filter(({ answer }) => answer !== null))
      const isEnough = answered >= minGroup
      const remarks = isEnough ? await remarksOf(tx, agencyId, serviceId, since, MOST_REMARKS) : []
      services.push({ serviceId, asked: sum(own), answered, answers: isEnough ? byAnswer(own) : null, remarks })
    }
    return { daysBack: DAYS_BACK, services }
  })
}

const sum = (counts: readonly AnswerCount[]) => counts.reduce((all, { count }) => all + count, 0)

const byAnswer = (counts: readonly AnswerCount[]) =>
  // Object.fromEntries forgets which names it was given.
  Object.fromEntries(ANSWERS.map((answer) => [answer, sum(counts.filter((one) => one.answer === answer))])) as Record<
    Answer,
    number
  >
