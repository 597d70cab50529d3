/** The words in which the later life of a message is written down: `story('t001', done(4, '…'), confirmed(5))`. */
import type { Addition, Reply, Story, Verdict } from '../shape.ts'

type Step = { readonly reply: Reply } | { readonly addition: Addition } | { readonly verdict: Verdict }

export const done = (afterDays: number, body: string): Step => ({ reply: { afterDays, outcome: 'done', body } })

export const question = (afterDays: number, body: string): Step => ({ reply: { afterDays, outcome: 'question', body } })

export const planned = (afterDays: number, plannedInDays: number, body: string): Step => ({
  reply: { afterDays, outcome: 'planned', plannedInDays, body },
})

export const refused = (afterDays: number, reasonCode: string, body: string): Step => ({
  reply: { afterDays, outcome: 'refused', reasonCode, body },
})

export const passedOn = (afterDays: number, toOffice: string, body: string): Step => ({
  reply: { afterDays, outcome: 'passed-on', toOffice, body },
})

export const added = (afterDays: number, words: string): Step => ({ addition: { afterDays, words } })

export const confirmed = (afterDays: number, words?: string): Step => verdict(afterDays, true, words)

export const objected = (afterDays: number, words?: string): Step => verdict(afterDays, false, words)

const verdict = (afterDays: number, confirm: boolean, words?: string): Step => ({
  verdict: { afterDays, confirm, ...(words && { words }) },
})

export function story(submission: string, ...steps: readonly Step[]): Story {
  return {
    submission,
    replies: steps.flatMap((step) => ('reply' in step ? [step.reply] : [])),
    additions: steps.flatMap((step) => ('addition' in step ? [step.addition] : [])),
    verdicts: steps.flatMap((step) => ('verdict' in step ? [step.verdict] : [])),
  }
}
