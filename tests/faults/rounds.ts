/** One round: a burst, a kill in the middle of it, and the count of what was acknowledged and is not there. */
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { burst, lostOf, type Victim } from './pasokh.ts'

const PEOPLE = 8

export type Round = { what: string; acknowledged: number; tries: number; backMs: number; lost: string[] }

/** kill -9 of Pasokh; whoever runs it (systemd, a container) starts it again. */
export async function roundOfPasokh(victim: Victim): Promise<Round> {
  const people = burst(victim, PEOPLE)
  await untilSome(people.acknowledged)
  await victim.killPasokh()
  const killedAt = performance.now()
  const { sent, tries } = await people.end()
  await victim.up()
  const backMs = Math.round(performance.now() - killedAt)
  return { what: 'pasokh', acknowledged: sent.length, tries, backMs, lost: await lostOf(victim, sent) }
}

const WHICH = ['all', 'postmaster', 'backend'] as const

/** kill -9 of PostgreSQL while people go on sending; Pasokh starts it again by itself. */
export async function roundOfPostgres(victim: Victim, nth: number): Promise<Round> {
  const which = WHICH[nth % WHICH.length]!
  const people = burst(victim, PEOPLE)
  await untilSome(people.acknowledged)
  const before = people.acknowledged()
  victim.killPostgres(which)
  const killedAt = performance.now()
  while (victim.isUp() && people.acknowledged() <= before + PEOPLE && performance.now() - killedAt < 240_000)
    await wait(20)
  const backMs = Math.round(performance.now() - killedAt)
  const { sent, tries } = await people.end()
  if (!victim.isUp())
    return { what: which, acknowledged: sent.length, tries, backMs, lost: ['Pasokh ended with its PostgreSQL'] }
  await victim.ready()
  return { what: which, acknowledged: sent.length, tries, backMs, lost: await lostOf(victim, sent) }
}

/** Into the middle of a commit as often as not: the moment is drawn. */
async function untilSome(acknowledged: () => number) {
  const startedAt = performance.now()
  while (acknowledged() < PEOPLE * 3 && performance.now() - startedAt < 120_000) await wait(5)
  await wait(randomInt(0, 150))
}
