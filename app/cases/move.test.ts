/** The life of a case: the table, its drawing, the public log and the code say the same, and nothing moves a case but moveCase(). */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after as atEnd, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../tests/message.ts'
import { CASES_ENTRIES } from './entries.ts'
import { after, LIFE, type Move, NOTED, ways, wayTo } from './life.ts'
import { moveCase } from './move.actions.ts'
import { type Case, EVENT_TYPES, STATES } from './schema.ts'
import { readCase } from './store.ts'

const MOVES = Object.keys(LIFE) as Move[]

test('LIFE and NOTED name every event of the history and no other', () => {
  const named = [...new Set([...MOVES.map((move) => LIFE[move].event), ...NOTED])]
  assert.deepEqual(named.toSorted(), EVENT_TYPES.toSorted())
})

test('each line of LIFE is a type of the public log', () => {
  const types = new Set<string>(CASES_ENTRIES.map(({ type }) => type))
  for (const move of MOVES) {
    const { line } = LIFE[move]
    if (line) assert.ok(types.has(line), `${move} ${line}`)
  }
})

test('every state is reached, and only what was taken back is left no more', () => {
  const reached = new Set(MOVES.flatMap((move) => STATES.flatMap((state) => ways<Move>(state, move))))
  for (const state of STATES) assert.ok(reached.has(state), state)
  const left = (state: (typeof STATES)[number]) =>
    MOVES.some((move) => ways<Move>(state, move).some((to) => to !== state))
  assert.deepEqual(
    STATES.filter((state) => !left(state)),
    ['withdrawn'],
  )
})

test('wayTo() throws where a move does not lead there', () => {
  assert.equal(wayTo('done', 'confirm', 'done'), 'done')
  assert.throws(() => wayTo('open', 'confirm', 'confirmed'), RangeError)
  assert.throws(() => wayTo('withdrawn', 'hide', 'hidden'), RangeError)
  assert.equal(after('withdrawn', 'done'), null)
})

// ---- The drawing

const linesOf = (move: Move) => {
  const { event, by, line } = LIFE[move]
  const from = STATES.filter((state) => ways<Move>(state, move).length > 0)
  const way = (state: (typeof STATES)[number]) => {
    const to = ways<Move>(state, move)
    return to.length === 1 && to[0] === state ? state : `${state} → ${to.join(' or ')}`
  }
  return `| ${move} | \`${event}\` | ${by.join(', ')} | ${from.map(way).join('; ')} | ${line ? `\`${line}\`` : '—'} |`
}

/** An arrow for each way from one state to another, with the moves that lead there. */
function arrows(): string[] {
  const moves = new Map<string, string[]>()
  for (const move of MOVES)
    for (const state of STATES)
      for (const to of ways<Move>(state, move))
        if (to !== state) moves.set(`${state} --> ${to}`, [...(moves.get(`${state} --> ${to}`) ?? []), move])
  return [...moves].map(([arrow, by]) => `  ${arrow}: ${by.join(', ')}`)
}

const drawing = () =>
  [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> open',
    ...arrows(),
    '```',
    '',
    '| move | in the history | by | from → to | in the public log |',
    '|---|---|---|---|---|',
    ...MOVES.map(linesOf),
  ].join('\n')

test('docs/methods/life.md draws what LIFE says', () => {
  const page = readFileSync('docs/methods/life.md', 'utf8')
  assert.ok(page.includes(drawing()), `It should hold:\n${drawing()}`)
})

// ---- Nothing else moves a case

const CODE = globSync('app/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
const holding = (pattern: RegExp) =>
  CODE.filter((file) => pattern.test(readFileSync(file, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()

test('only saveCase() writes the state of a case, and only moveCase() calls it', () => {
  assert.deepEqual(holding(/update matter set(?:(?!\bwhere\b)[^`])*\bstate = /), ['app/cases/store.ts'])
  assert.deepEqual(holding(/\bsaveCase\b/), ['app/cases/move.actions.ts', 'app/cases/store.ts'])
  assert.deepEqual(holding(/insert into matter\b/), ['app/cases/store.ts'])
})

test('only moveCase(), noteCase() and the clocks write into the history; many cases at once are opened and escalated by one statement', () => {
  const own = holding(/\baddEvent\b/).filter((file) => file.startsWith('app/cases/'))
  assert.deepEqual(own, ['app/cases/move.actions.ts', 'app/cases/store.ts', 'app/cases/targets/clock.actions.ts'])
  assert.deepEqual(holding(/insert into case_event\b/), ['app/cases/escalation/store.ts', 'app/cases/store.ts'])
})

// ---- On the real database

let app: TestApp
let agency: TestAgency
let of: Case
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  const input = message('a pipe is leaking', { serviceId: agency.leak })
  const { caseId } = await sendMessage(app, agency.agencyId, input)
  of = (await app.db.in(agency.agencyId, (tx) => readCase(tx, agency.agencyId, caseId)))!
})
atEnd(() => app.close())

const act = () => ({ by: 'officer', officerId: null, at: app.now() }) as const
test('moveCase() does nothing where the table has no way, even if its caller forgot to ask', async () => {
  const done = { ...of, state: 'done' } as const
  const confirmed = { ...of, state: 'confirmed' } as const
  await assert.rejects(
    app.db.in(agency.agencyId, (tx) =>
      moveCase(app, tx, agency.agencyId, { ...act(), by: 'system', move: 'settle', was: of, now: confirmed }),
    ),
    RangeError,
  )
  assert.deepEqual(await app.rows(sql`select state, (select count(*) from case_event) as events from matter`), [
    { state: 'open', events: 1 },
  ])
  // @ts-expect-error No office confirms for the person.
  const illegal = () => moveCase(app, null, '', { ...act(), move: 'done', was: of, now: confirmed })
  // @ts-expect-error The system says nothing for an office.
  const wrongHands = () => moveCase(app, null, '', { ...act(), by: 'system', move: 'done', was: of, now: done })
  // @ts-expect-error There is no such move.
  const unknown = () => moveCase(app, null, '', { ...act(), move: 'close', was: of, now: done })
  assert.equal([illegal, wrongHands, unknown].length, 3)
})

test('moveCase() keeps the case, its event with the sealed reason, and its line in the log together', async () => {
  const now = { ...of, state: 'handed-over' } as const
  const to = agency.agencyId
  await app.db.in(agency.agencyId, (tx) =>
    moveCase(app, tx, agency.agencyId, {
      ...act(),
      move: 'hand-over',
      was: of,
      now,
      reason: 'It is of the roads.',
      body: { to },
    }),
  )
  const rows = await app.rows<{ type: string; reason: Buffer | null }>(
    sql`select type, reason_sealed as reason from case_event order by place`,
  )
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['opened', 'handover-accepted', 'paused'],
  )
  assert.ok(rows[1]!.reason && !rows[1]!.reason.toString('latin1').includes('roads'))
  const lines = await app.rows<{ type: string }>(
    sql`select type from record_waiting where about = ${of.caseId} order by type`,
  )
  assert.deepEqual(
    lines.map(({ type }) => type).filter((type) => /handover|paused/.test(type)),
    ['cases.handover-accepted', 'cases.target-paused'],
  )
})
