/** The doors of standing aside, of letting back, and of showing again what was hidden. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { prose, uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf, type Permission } from '../../people/index.ts'
import { say } from '../answer.ts'
import { unhideCase } from '../officer.actions.ts'
import { STATES } from '../schema.ts'
import { letBack, standAside } from './actions.ts'
import { countConflicts } from './store.ts'

const reason = prose(2, 1000)
const Aside = z.strictObject({ officerId: uuid, reason })

export function conflictApi(app: App): Operation[] {
  const by = (c: Context, may: Permission) => officerOf(app, c, may)
  const caseId = (c: Context) => idParam(c, 'caseId')
  return [
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/conflicts',
        summary:
          'An officer whom the case is about stands aside: oneself, or a colleague; the case is then not there for them',
        who: 'officer',
        body: Aside,
        answers: { 201: z.object({ officerId: uuid }) },
      },
      async (c, { body }) => say(c, await standAside(app, await by(c, 'cases.reply'), caseId(c), body), 201),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/conflicts/liftings',
        summary: 'A lead says that an officer need not stand aside any more',
        who: 'officer',
        body: Aside,
        answers: { 200: z.object({ officerId: uuid }) },
      },
      async (c, { body }) => say(c, await letBack(app, await by(c, 'cases.reply'), caseId(c), body)),
    ),
    operation(
      {
        method: 'get',
        path: '/conflicts',
        summary: 'How often officers stood aside, by what, and how often they were let back',
        who: 'officer',
        answers: { 200: z.object({ declared: z.int(), named: z.int(), lifted: z.int() }) },
      },
      async (c) => {
        const { agencyId } = await by(c, 'reports.read')
        return c.json(await app.db.in(agencyId, (tx) => countConflicts(tx, agencyId)))
      },
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/unhidings',
        summary: 'Shows again what was hidden, with a reason that stays in the history',
        who: 'officer',
        body: z.strictObject({ reason }),
        answers: { 200: z.object({ state: z.enum(STATES) }) },
      },
      async (c, { body }) => say(c, await unhideCase(app, await by(c, 'cases.hide'), caseId(c), body.reason)),
    ),
  ]
}
