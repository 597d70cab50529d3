/** The questions that a report puts to whoever decides: each by a fixed rule from its figures. Pure. */
import { newcombe, wilson } from '@pasokh/indicators'
import { type Lang, pick } from '#kit/words.ts'
import { countChange, shareChange } from './change.ts'
import { daysIn } from './periods.ts'
import type { Facts, OfService, Own } from './schema.ts'
import { WORDS } from './words.ts'

/** From so many on is an objection share worth a question, when its whole interval is above. */
const MANY_OBJECTIONS = 0.2
const LEAST_LATE = 5
const LEAST_DUE = 10

export const objectionsOf = ({ confirmed, objected, notConfirmed }: Own['now']) => ({
  part: objected,
  whole: confirmed + objected + notConfirmed,
})
export const repliesOf = ({ repliedInTime, replyDue }: Pick<Own['now'], 'repliedInTime' | 'replyDue'>) => ({
  part: repliedInTime,
  whole: replyDue,
})
export const comingOf = ({ forecast }: Own) => ({
  reply: forecast.reduce((sum, { reply }) => sum + reply, 0),
  solution: forecast.reduce((sum, { solution }) => sum + solution, 0),
})
/** How many are done in seven days at the pace of the period. */
export const paceOf = ({ now, own }: Pick<Facts, 'now'> & { own: Own }) => Math.round((own.now.done / daysIn(now)) * 7)

export function decisionsOf(lang: Lang, facts: Facts & { own: Own }): string[] {
  const { own } = facts
  const words = WORDS[lang].decide
  const [coming, pace] = [comingOf(own).solution, paceOf(facts)]
  const weak = weakServices(own.services)
  return [
    ...(coming > pace ? [words.pace(coming, pace)] : []),
    ...promises(lang, own),
    ...desk(lang, own),
    ...objections(lang, own),
    ...weak.map(({ service, others }) =>
      words.service(pick(service.name, lang), shareText(lang, repliesOf(service.now)), shareText(lang, others)),
    ),
    ...own.refusals.filter((one) => hasRisen(one, facts)).map(({ name }) => words.refusal(pick(name, lang))),
    ...(own.backlog.ages[3] > 0 ? [words.old(own.backlog.ages[3])] : []),
  ]
}

const shareText = (lang: Lang, { part, whole }: { part: number; whole: number }) => WORDS[lang].share(part, whole)

function promises(lang: Lang, { now, before }: Own): string[] {
  const change = shareChange(repliesOf(now), repliesOf(before))
  return change?.direction === 'fewer' ? [WORDS[lang].decide.promises(shareText(lang, repliesOf(now)))] : []
}

function desk(lang: Lang, { backlog: { desks, late } }: Own): string[] {
  const worst = desks.toSorted((a, b) => b.late - a.late)[0]
  if (!worst || desks.length < 2 || worst.late < LEAST_LATE || worst.late * 2 < late) return []
  return [WORDS[lang].decide.desk(pick(worst.name, lang), worst.late, late)]
}

function objections(lang: Lang, { now, before }: Own): string[] {
  const share = objectionsOf(now)
  if (share.whole === 0) return []
  const isHigh = wilson(share.part, share.whole).low > MANY_OBJECTIONS
  const hasGrown = shareChange(share, objectionsOf(before))?.direction === 'more'
  return isHigh || hasGrown ? [WORDS[lang].decide.objections(shareText(lang, share))] : []
}

const hasRisen = ({ now, before }: Own['refusals'][number], facts: Facts) =>
  countChange({ count: now, days: daysIn(facts.now) }, { count: before, days: daysIn(facts.before) })?.direction ===
  'more'

/** Services whose first replies come in time clearly less often than those of all others together. */
export function weakServices(services: readonly OfService[]) {
  const asked = services.filter(({ now }) => now.replyDue >= LEAST_DUE)
  const all = sum(services)
  return asked.flatMap((service) => {
    const own = repliesOf(service.now)
    const others = { part: all.part - own.part, whole: all.whole - own.whole }
    if (others.whole < LEAST_DUE) return []
    // As many services are asked about, so much surer must each answer be.
    const { high } = newcombe(
      { successes: own.part, n: own.whole },
      { successes: others.part, n: others.whole },
      1 - 0.05 / asked.length,
    )
    return high < 0 ? [{ service, others }] : []
  })
}

const sum = (services: readonly OfService[]) =>
  services.reduce((all, { now }) => ({ part: all.part + now.repliedInTime, whole: all.whole + now.replyDue }), {
    part: 0,
    whole: 0,
  })
