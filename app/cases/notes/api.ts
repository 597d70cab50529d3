/** The officers' doors for notes: writing one, whom one may ask to see it, and where one was asked. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { say } from '../answer.ts'
import { mentionsOf, readColleagues, readMentions, writeNote } from './actions.ts'
import { Mention, NewNote } from './schema.ts'

export function notesApi(app: App): Operation[] {
  const id = (c: Context) => idParam(c, 'caseId')
  return [
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/notes',
        summary: 'Writes a note for colleagues: sealed, on no receipt and in no record',
        who: 'officer',
        body: NewNote,
        answers: { 201: z.object({ noteId: uuid }) },
      },
      async (c, { body }) => say(c, await writeNote(app, await officerOf(app, c, 'cases.reply'), id(c), body), 201),
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/colleagues',
        summary: 'Officers who may be asked to see a note of this case',
        who: 'officer',
        answers: { 200: z.object({ colleagues: z.array(z.object({ officerId: uuid, name: z.string() })) }) },
      },
      async (c) => say(c, await readColleagues(app, await officerOf(app, c, 'cases.reply'), id(c))),
    ),
    operation(
      {
        method: 'get',
        path: '/mentions',
        summary: 'Cases in which a colleague wants the officer to see a note',
        who: 'officer',
        answers: { 200: z.object({ mentions: z.array(Mention) }) },
      },
      async (c) => c.json({ mentions: await mentionsOf(app, await officerOf(app, c, 'cases.read')) }),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/mentions/readings',
        summary: 'The officer has seen the notes of this case',
        who: 'officer',
        answers: { 204: null },
      },
      async (c) => {
        await readMentions(app, await officerOf(app, c, 'cases.read'), id(c))
        return c.body(null, 204)
      },
    ),
  ]
}
