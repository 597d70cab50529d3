/** What was said and what happened, in one line of time. Pure. */
import type { Addition, CaseEvent, Reply, Whole } from '../case-doors.ts'

export type Moment =
  | { kind: 'reply'; reply: Reply; event: CaseEvent | null }
  | { kind: 'addition'; addition: Addition }
  | { kind: 'event'; event: CaseEvent }

/** Kinds of words from the person that belong to an event. */
const SAID: Record<string, readonly string[]> = {
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
  const unsaid = submissions.flatMap(({ additions }) => additions)
  const unshown = [...replies]
  const moments = events.flatMap((event): Moment[] => {
    const reply = take(unshown, ({ replyId }) => replyId === event.fields.replyId)
    if (reply) return [{ kind: 'reply', reply, event }]
    const addition = take(unsaid, ({ kind }) => SAID[event.type]?.includes(kind) ?? false)
    if (!addition) return [{ kind: 'event', event }]
    return [...(event.type === 'objected' ? [{ kind: 'event' as const, event }] : []), { kind: 'addition', addition }]
  })
  return [
    ...moments,
    ...unsaid.map((addition): Moment => ({ kind: 'addition', addition })),
    ...unshown.map((reply): Moment => ({ kind: 'reply', reply, event: null })),
  ]
}

/** Takes the first that fits out of the list. */
function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | null {
  const at = items.findIndex(fits)
  return at === -1 ? null : items.splice(at, 1)[0]!
}
