/** The officers' doors to what runs by itself here: what is erased at the end of its time, and what waits to be sent. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { agencyById } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { freshOfficerOf, officerOf } from '../people/index.ts'
import { outboxState } from './outbox.store.ts'
import { countDue, runRetention } from './retention.actions.ts'

export function runningApi(app: App): Operation[] {
  return [
    operation(
      {
        method: 'get',
        path: '/retention',
        summary: 'How many submissions a retention run would erase now',
        who: 'officer',
        answers: { 200: z.object({ retentionDays: z.int(), due: z.int() }) },
      },
      async (c) => {
        const by = await officerOf(app, c, 'settings.read')
        const agency = await app.db.in(by.agencyId, (tx) => agencyById(tx, by.agencyId))
        return c.json({ retentionDays: agency!.retentionDays, due: await countDue(app, by.agencyId) })
      },
    ),
    operation(
      {
        method: 'post',
        path: '/retention/runs',
        summary: 'Erases what is past its time, now',
        who: 'officer',
        answers: { 200: z.object({ erased: z.int() }) },
      },
      async (c) => {
        const by = await freshOfficerOf(app, c, 'retention.run')
        return c.json({ erased: await runRetention(app, by.agencyId) })
      },
    ),
    operation(
      {
        method: 'get',
        path: '/outbox',
        summary: 'Messages to people: waiting, sent, failed, given up',
        who: 'officer',
        answers: { 200: z.looseObject({}) },
      },
      async (c) => {
        const by = await officerOf(app, c, 'jobs.read')
        return c.json({ states: await app.db.in(by.agencyId, (tx) => outboxState(tx, by.agencyId)) })
      },
    ),
  ]
}
