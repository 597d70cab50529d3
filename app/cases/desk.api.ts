/** The officers' doors beside the cases: entry on someone's behalf, and the work that runs by itself. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { problem } from '#kit/http.ts'
import { servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { officerOf } from '../people/index.ts'
import { areasOf } from '../places/index.ts'
import { append } from '../record/index.ts'
import { type Intake, showReceipt, TOKEN_BYTES } from '../submissions/index.ts'
import { Entry, SatisfactionOut } from './api.schema.ts'
import { readSatisfaction } from './satisfaction/actions.ts'

export function deskApi(app: App, intake: Intake): Operation[] {
  return [
    operation(
      {
        method: 'post',
        path: '/entries',
        summary: 'Takes a message down for someone, who has agreed',
        who: 'officer',
        body: Entry,
        answers: { 201: z.object({ receipt: z.string(), again: z.boolean() }) },
      },
      async (c, { body }) => {
        const by = await officerOf(app, c, 'entries.make')
        const { channel, consent, token = app.random(TOKEN_BYTES).toString('base64url'), ...input } = body
        const known = await app.db.in(by.agencyId, async (tx) => ({
          services: await servicesOf(tx),
          areas: await areasOf(tx, { borders: false }),
        }))
        if (
          input.serviceId &&
          !known.services.some(({ serviceId, retired }) => serviceId === input.serviceId && !retired)
        )
          return problem(c, 422, 'no-such-service')
        if (input.areaId && !known.areas.some(({ areaId }) => areaId === input.areaId))
          return problem(c, 422, 'no-such-area')
        if (input.wantsUpdates && !input.contact) return problem(c, 422, 'contact-missing')
        const { receipt, again } = await intake(by.agencyId, token, input, {
          channel,
          entry: { officerId: by.officerId, consent },
        })
        if (!again)
          await app.db.in(by.agencyId, (tx) =>
            append(tx, app.now(), {
              type: 'cases.entry-made',
              agencyId: by.agencyId,
              by: 'citizen',
              body: { channel },
            }),
          )
        return c.json({ receipt: showReceipt(receipt), again }, 201)
      },
    ),
    operation(
      {
        method: 'get',
        path: '/satisfaction',
        summary:
          'How satisfied senders are, by service: how many were asked and answered, and the answers where enough did',
        who: 'officer',
        answers: { 200: SatisfactionOut },
      },
      async (c) => {
        const by = await officerOf(app, c, 'reports.read')
        return c.json(await readSatisfaction(app, by.agencyId))
      },
    ),
    operation(
      {
        method: 'get',
        path: '/jobs',
        summary: 'Work that waits or failed',
        who: 'officer',
        answers: { 200: z.looseObject({}) },
      },
      async (c) => {
        await officerOf(app, c, 'jobs.read')
        const jobs = await app.jobs.state()
        const failures = []
        for (const { name, failed } of jobs)
          if (failed > 0)
            for (const failure of (await app.jobs.failures(name)).slice(0, 20)) failures.push({ job: name, ...failure })
        return c.json({ jobs, failures })
      },
    ),
  ]
}
