/** The officers' doors for joining cases about the same matter, for splitting them again, and for their senders. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { say } from '../answer.ts'
import { Sender, Told } from '../api.schema.ts'
import { readSenders, readTold } from '../inbox/actions.ts'
import { joinCases, splitCases } from './actions.ts'
import { MOST_AT_ONCE } from './rules.ts'

const ids = z.array(uuid).min(1).max(MOST_AT_ONCE)

export function joiningApi(app: App): Operation[] {
  const id = (c: Context) => idParam(c, 'caseId')
  return [
    operation(
      {
        method: 'post',
        path: '/cases/joinings',
        summary: 'Joins cases about the same matter; the first opened goes on, every sender keeps their receipt',
        who: 'officer',
        body: z.strictObject({ caseIds: ids }),
        answers: { 200: z.object({ caseId: uuid, joined: z.int() }) },
      },
      async (c, { body }) => say(c, await joinCases(app, await officerOf(app, c, 'cases.reply'), body.caseIds)),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/splittings',
        summary: 'Splits cases off again that were joined to this one',
        who: 'officer',
        body: z.strictObject({ caseIds: ids }),
        answers: { 200: z.object({ split: z.int() }) },
      },
      async (c, { body }) => say(c, await splitCases(app, await officerOf(app, c, 'cases.reply'), id(c), body.caseIds)),
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/senders',
        summary: 'More submissions of the case, after one of them',
        who: 'officer',
        query: z.strictObject({ after: uuid }),
        answers: { 200: z.object({ submissions: z.array(Sender) }) },
      },
      async (c, { query }) => {
        const by = await officerOf(app, c, 'cases.read')
        const submissions = await app.db.in(by.agencyId, (tx) => readSenders(tx, by, id(c), query.after))
        return submissions ? c.json({ submissions }) : problem(c, 404, 'no-such-case')
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/senders/:submissionId/replies',
        summary: 'What one sender of the case was told, also where they stood before it was joined',
        who: 'officer',
        answers: { 200: z.object({ replies: z.array(Told) }) },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        const submissionId = idParam(c, 'submissionId')
        const replies = await app.db.in(by.agencyId, (tx) => readTold(app, tx, by, id(c), submissionId))
        return replies ? c.json({ replies }) : problem(c, 404, 'no-such-case')
      },
    ),
  ]
}
