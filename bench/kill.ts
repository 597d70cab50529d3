/**
 * `node bench/kill.ts [ROUNDS]`: kill -9 of Pasokh, then of PostgreSQL (all its processes, its first
 * one, one of its backends, in turn), during bursts of submissions over HTTP. The last line is JSON.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { openVictim, unopened } from '../tests/faults/pasokh.ts'
import { type Round, roundOfPasokh, roundOfPostgres } from '../tests/faults/rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 20)

const victim = await openVictim()
const rounds: { pasokh: Round[]; postgres: Round[] } = { pasokh: [], postgres: [] }
try {
  await victim.up()
  for (let nth = 0; nth < ROUNDS; nth++) rounds.pasokh.push(await roundOfPasokh(victim))
  for (let nth = 0; nth < ROUNDS; nth++) rounds.postgres.push(await roundOfPostgres(victim, nth))
  for (let second = 0; second < 90 && (await unopened(victim)) > 0; second++) await wait(1000)
  const summary = (of: Round[]) => {
    const back = of.map(({ backMs }) => backMs).sort((a, b) => a - b)
    return {
      rounds: of.length,
      tries: of.reduce((sum, { tries }) => sum + tries, 0),
      acknowledged: of.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      lost: of.flatMap(({ lost }) => lost),
      backMsMedian: back[Math.floor(back.length / 2)] ?? null,
      backMsMost: back.at(-1) ?? null,
    }
  }
  console.log(
    JSON.stringify({
      bench: 'kill',
      pasokh: summary(rounds.pasokh),
      postgres: summary(rounds.postgres),
      casesMissing: await unopened(victim),
    }),
  )
} finally {
  await victim.end()
}
