/**
 * The life of a case: what may happen to one, whose act it is, which line of the public log tells of it, and where it leads
 * from each state. From a state that is missing it leads nowhere: it is refused. Pure, and the only place that says so;
 * docs/methods/life.md draws it.
 */
import type { Case, EventType, State } from './schema.ts'

/** Whose act it is. */
export type By = 'citizen' | 'officer' | 'system' | 'umbrella'

type Kind = {
  /** What stands in the history of the case. */
  event: EventType
  by: readonly By[]
  /** What stands in the public log; null where another line tells of it, or where nothing of it is to be told. */
  line: `cases.${string}` | null
  /** Several where the other senders decide which; the last one is where it leads when nobody does. */
  moves: Partial<Record<State, readonly [State, ...State[]]>>
}

const WORKED = ['open', 'answered', 'waiting-for-person'] as const
const SPOKEN = ['done', 'not-confirmed', 'refused'] as const
const ENDED = ['confirmed', 'withdrawn', 'hidden', 'handed-over'] as const

/** From each of these to one state. */
const lead = <From extends State, To extends State>(from: readonly From[], to: To) => waysOf(from, () => [to] as const)

/** It stays what it is. */
const stay = <From extends State>(...from: readonly From[]) => waysOf(from, (state) => [state] as const)

const waysOf = <From extends State, Way>(from: readonly From[], way: (state: From) => Way) =>
  // Object.fromEntries forgets which names it was given.
  Object.fromEntries(from.map((state) => [state, way(state)])) as Record<From, Way>

const reply = { event: 'replied', by: ['officer'], line: 'cases.reply-published' } as const
const person = { by: ['citizen'] } as const
const office = { by: ['officer'] } as const
const system = { by: ['system'] } as const
const above = { by: ['umbrella'] } as const

export const LIFE = {
  // ---- What an office says
  done: { ...reply, moves: lead(WORKED, 'done') },
  planned: { ...reply, moves: lead(WORKED, 'answered') },
  refused: { ...reply, moves: lead(WORKED, 'refused') },
  question: { ...reply, moves: lead(WORKED, 'waiting-for-person') },
  update: { ...reply, moves: stay(...WORKED, ...SPOKEN) },
  'passed-on': { ...reply, event: 'passed-on', moves: lead(WORKED, 'open') },

  // ---- What a sender does. Words can be added until the case is taken back or hidden. Words can always be taken back, for
  // deletion is a right: it ends what still goes on for nobody else, and leaves what was confirmed or hidden counted as it was.
  more: { ...person, event: 'added', line: null, moves: stay(...WORKED, ...SPOKEN, 'confirmed') },
  answer: { ...person, event: 'answered', line: 'cases.person-answered', moves: lead(['waiting-for-person'], 'open') },
  confirm: {
    ...person,
    event: 'confirmed',
    line: 'cases.person-confirmed',
    moves: { done: ['done', 'confirmed'], 'not-confirmed': ['confirmed'], confirmed: ['confirmed'] },
  },
  object: {
    ...person,
    event: 'objected',
    line: 'cases.person-objected',
    moves: lead([...SPOKEN, 'confirmed'], 'open'),
  },
  withdraw: {
    ...person,
    event: 'withdrawn',
    line: 'cases.person-withdrawn',
    moves: {
      open: ['open', 'withdrawn'],
      answered: ['answered', 'withdrawn'],
      'waiting-for-person': ['waiting-for-person', 'withdrawn'],
      done: ['done', 'confirmed', 'withdrawn'],
      'not-confirmed': ['not-confirmed', 'withdrawn'],
      refused: ['refused', 'withdrawn'],
      'handed-over': ['handed-over', 'withdrawn'],
      confirmed: ['confirmed'],
      hidden: ['hidden'],
    },
  },

  // ---- What an office does
  assign: {
    by: ['officer', 'citizen', 'system'],
    event: 'assigned',
    line: null,
    moves: stay(...WORKED, ...SPOKEN, ...ENDED),
  },
  'correct-service': {
    ...office,
    event: 'service-corrected',
    line: 'cases.service-corrected',
    moves: stay(...WORKED, ...SPOKEN),
  },
  'correct-place': {
    ...office,
    event: 'place-corrected',
    line: 'cases.place-corrected',
    moves: stay(...WORKED, ...SPOKEN),
  },
  'correct-urgency': {
    ...office,
    event: 'urgency-corrected',
    line: 'cases.urgency-corrected',
    moves: stay(...WORKED, ...SPOKEN, ...ENDED),
  },
  // The log tells of each message that is hidden, with the reason.
  hide: { ...office, event: 'hidden', line: null, moves: lead([...WORKED, ...SPOKEN, 'confirmed'], 'hidden') },
  // It is again what it was; where all have taken their words back meanwhile, that.
  unhide: {
    ...office,
    event: 'unhidden',
    line: 'cases.unhidden',
    moves: { hidden: [...WORKED, ...SPOKEN, 'confirmed', 'withdrawn'] },
  },
  // An officer whom it is about stands aside: they say so, a colleague says so, or the sender's words name them.
  'stand-aside': {
    by: ['officer', 'citizen'],
    event: 'stood-aside',
    line: 'cases.stood-aside',
    moves: stay(...WORKED, ...SPOKEN, ...ENDED),
  },
  'let-back': {
    ...office,
    event: 'let-back',
    line: 'cases.let-back',
    moves: stay(...WORKED, ...SPOKEN, ...ENDED),
  },

  // ---- Several cases about one matter: `join` and `split` of the one that rests, `take-in` and `let-go` of the one that goes on
  join: { by: ['officer', 'system'], event: 'joined', line: 'cases.joined', moves: lead(WORKED, 'joined') },
  'take-in': {
    by: ['officer', 'system'],
    event: 'joined',
    line: null,
    moves: { open: ['open'], answered: ['answered', 'open'], 'waiting-for-person': ['waiting-for-person', 'open'] },
  },
  split: { ...office, event: 'split', line: 'cases.split', moves: { joined: ['answered', 'withdrawn', 'open'] } },
  'let-go': { ...office, event: 'split', line: null, moves: stay(...WORKED, ...SPOKEN) },
  'left-by-all': { ...system, event: 'withdrawn', line: null, moves: lead([...WORKED, ...SPOKEN], 'withdrawn') },

  // ---- Between agencies
  offer: { ...office, event: 'handover-offered', line: 'cases.handover-offered', moves: stay(...WORKED) },
  'take-back': { ...office, event: 'handover-taken-back', line: 'cases.handover-taken-back', moves: stay(...WORKED) },
  'be-refused': { ...office, event: 'handover-refused', line: 'cases.handover-refused', moves: stay(...WORKED) },
  'hand-over': {
    ...office,
    event: 'handover-accepted',
    line: 'cases.handover-accepted',
    moves: lead(WORKED, 'handed-over'),
  },
  // The other agency's line tells of it.
  'take-up': { ...office, event: 'handover-accepted', line: null, moves: { open: ['open'], 'handed-over': ['open'] } },

  // ---- Before the umbrella. Its words and its question change nothing of the case. It decides only where the office or the
  // umbrella has to act: what is said to be done is the person's to judge.
  'umbrella-reply': {
    ...above,
    event: 'umbrella-replied',
    line: 'cases.umbrella-replied',
    moves: stay(...WORKED, ...SPOKEN),
  },
  'umbrella-ask': {
    ...above,
    event: 'umbrella-asked',
    line: 'cases.umbrella-asked',
    moves: stay(...WORKED, ...SPOKEN),
  },
  'give-statement': {
    ...office,
    event: 'statement-given',
    line: 'cases.statement-given',
    moves: stay(...WORKED, ...SPOKEN),
  },
  uphold: {
    ...above,
    event: 'umbrella-upheld',
    line: 'cases.umbrella-upheld',
    moves: lead([...WORKED, 'not-confirmed', 'refused'], 'open'),
  },
  // Counted as refused: the person may object to it as to any refusal.
  'umbrella-close': {
    ...above,
    event: 'umbrella-closed',
    line: 'cases.umbrella-closed',
    moves: lead([...WORKED, 'refused'], 'refused'),
  },

  // ---- When the time to speak is over, or nobody is left to wait for
  silence: { ...system, event: 'not-confirmed', line: 'cases.not-confirmed', moves: lead(['done'], 'not-confirmed') },
  settle: { ...system, event: 'closed-confirmed', line: 'cases.closed-confirmed', moves: lead(['done'], 'confirmed') },
} as const satisfies Record<string, Kind>

/** What stands in the history of a case, too, and changes nothing of it. */
export const NOTED = [
  'opened',
  'original-opened',
  'released',
  'unreleased',
  'escalated',
  'paused',
  'resumed',
] as const satisfies EventType[]

export type Move = keyof typeof LIFE

/** The states that a move leads to. */
export type To<M extends Move> = M extends Move ? Extract<Ways<M>[keyof Ways<M>], readonly State[]>[number] : never
type Ways<M extends Move> = (typeof LIFE)[M]['moves']

/** Who may do it. */
export type Doer<M extends Move> = M extends Move ? (typeof LIFE)[M]['by'][number] : never

/** Where a move leads from a state, the last one where nobody else decides it; none where it is not open. */
export function ways<M extends Move>(state: State, move: M): readonly To<M>[] {
  const { moves }: Kind = LIFE[move]
  // The table says of each move which states these are.
  return (moves[state] ?? []) as readonly To<M>[]
}

/** Where it leads when nobody else decides it, or null where it is not open. */
export const after = <M extends Move>(state: State, move: M): To<M> | null => ways(state, move).at(-1) ?? null

/**
 * The same state, known as one to which the move leads from there.
 *
 * @throws RangeError when it does not.
 */
export function wayTo<M extends Move>(from: State, move: M, to: State): To<M> {
  const found = ways(from, move).find((state) => (state as State) === to)
  if (!found) throw new RangeError(`A case does not go from ${from} to ${to} by ${move}`)
  return found
}

/** The case with the state to which a move that is open to it leads when nobody else decides it. */
export const afterMove = <M extends Move>(of: Case, move: M) => ({
  ...of,
  state: wayTo(of.state, move, after(of.state, move) ?? of.state),
})

/** What a move leaves in the history and in the public log. */
export const traceOf = (move: Move): Pick<Kind, 'event' | 'line'> => LIFE[move]
