/** What was said and what happened, in one line of time. Pure. */
import type { Addition, AdditionKind, CaseEvent, EventType, Reply, Whole } from '../case-doors.ts'

export type Moment =
  | { kind: 'reply'; id: string; reply: Reply; event: CaseEvent | null }
  | { kind: 'addition'; id: string; addition: Addition; event: CaseEvent | null }
  | { kind: 'event'; id: string; event: CaseEvent }

const ofReply = (reply: Reply, event: CaseEvent | null): Moment => ({ kind: 'reply', id: reply.replyId, reply, event })
const ofAddition = (addition: Addition, event: CaseEvent | null): Moment => ({
  kind: 'addition',
  id: addition.additionId,
  addition,
  event,
})
const ofEvent = (event: CaseEvent): Moment => ({ kind: 'event', id: `event-${event.place}`, event })

/** Kinds of words from the person that belong to an event. */
const SAID: Partial<Record<EventType, readonly AdditionKind[]>> = {
  added: ['more', 'correction', 'thanks'],
  answered: ['answer'],
  objected: ['objection'],
}

/**
 * The events in the order of the server, each with what was said in it. Of a citizen only the hour is kept, which is
 * earlier than true, so times alone would put an answer before its question.
 */
export function historyOf({
  events,
  replies,
  submissions,
}: Pick<Whole, 'events' | 'replies' | 'submissions'>): Moment[] {
  const unsaid = submissions.flatMap(({ submissionId, additions }) =>
    additions.map((addition) => ({ submissionId, addition })),
  )
  const unshown = [...replies]
  const moments = events.flatMap((event): Moment[] => {
    const reply = take(unshown, ({ replyId }) => replyId === event.fields.replyId)
    if (reply) return [ofReply(reply, event)]
    const by = event.fields.submissionId ?? null
    const said = take(
      unsaid,
      (one) => (SAID[event.type]?.includes(one.addition.kind) ?? false) && (by === null || by === one.submissionId),
    )
    if (!said) return [ofEvent(event)]
    const { addition } = said
    return [...(event.type === 'objected' ? [ofEvent(event)] : []), ofAddition(addition, event)]
  })
  return [
    ...moments,
    ...unsaid.map(({ addition }) => ofAddition(addition, null)),
    ...unshown.map((reply) => ofReply(reply, null)),
  ]
}

/** What the person or a colleague said after this event: to be read before one's own words go out. */
export const unreadIn = (whole: Parameters<typeof historyOf>[0], seen: number): Moment[] =>
  historyOf(whole).filter(({ event }) => event?.isNews && event.place > seen)

/** Takes the first that fits out of the list. */
function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | null {
  const at = items.findIndex(fits)
  return at === -1 ? null : items.splice(at, 1)[0]!
}
