/** The doors of leave: who is away, saying that one will be, and coming back sooner. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { civilDay, uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf, officersById, officersOfRoles, type Signed } from '../../people/index.ts'
import { say } from '../answer.ts'
import { LeavesOut } from '../api.schema.ts'
import { mayLetBack } from '../conflict/actions.ts'
import { endLeave, takeLeave } from './actions.ts'
import { openLeaves } from './store.ts'

export function leaveApi(app: App): Operation[] {
  const by = (c: Context) => officerOf(app, c, 'cases.reply')
  return [
    operation(
      {
        method: 'get',
        path: '/leaves',
        summary: 'Who is away or will be, and who has their cases meanwhile',
        who: 'officer',
        answers: { 200: LeavesOut },
      },
      async (c) => c.json(await readLeaves(app, await by(c))),
    ),
    operation(
      {
        method: 'post',
        path: '/leaves',
        summary:
          'Says that one will be away, or, as a lead, that another will: the cases in hand go to a colleague meanwhile',
        who: 'officer',
        body: z.strictObject({
          officerId: uuid.optional(),
          fromOn: civilDay,
          toOn: civilDay,
          toOfficerId: uuid,
          comesBack: z.boolean(),
        }),
        answers: { 201: z.object({ leaveId: uuid }) },
      },
      async (c, { body }) => {
        const signed = await by(c)
        return say(c, await takeLeave(app, signed, { ...body, officerId: body.officerId ?? signed.officerId }), 201)
      },
    ),
    operation(
      {
        method: 'post',
        path: '/leaves/:leaveId/endings',
        summary: 'Ends a leave now: what was to come back comes back',
        who: 'officer',
        answers: { 200: z.object({ leaveId: uuid }) },
      },
      async (c) => say(c, await endLeave(app, await by(c), idParam(c, 'leaveId'))),
    ),
  ]
}

const readLeaves = (app: App, by: Signed): Promise<LeavesOut> =>
  app.db.in(by.agencyId, async (tx) => {
    const leaves = await openLeaves(tx, by.agencyId)
    const working = await officersOfRoles(tx, by.agencyId, ['officer', 'lead', 'administrator'])
    const ids = [...working, ...leaves].map(({ officerId }) => officerId)
    const people = await officersById(tx, by.agencyId, [...ids, ...leaves.map(({ toOfficerId }) => toOfficerId)])
    const names = new Map(people.map(({ officerId, name }) => [officerId, name]))
    const nameOf = (officerId: string) => names.get(officerId) ?? '—'
    return {
      leaves: leaves.map(({ leaveId, officerId, toOfficerId, fromOn, toOn, comesBack, state }) => ({
        leaveId,
        officerName: nameOf(officerId),
        toName: nameOf(toOfficerId),
        fromOn,
        toOn,
        comesBack,
        isAway: state === 'away',
        mayEnd: officerId === by.officerId || mayLetBack(by),
      })),
      colleagues: working
        .filter(({ officerId }) => officerId !== by.officerId)
        .map(({ officerId }) => ({ officerId, name: nameOf(officerId) })),
    }
  })
