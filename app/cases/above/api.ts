/** The doors of what is said before an umbrella: its words, and the statement of the agency. */
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { say } from '../answer.ts'
import { giveStatement, sayAbove } from './actions.ts'
import { NewStatement, NewWord, Said } from './schema.ts'

export const aboveApi = (app: App): Operation[] => [
  operation(
    {
      method: 'post',
      path: '/granted-cases/:agencyId/:caseId/words',
      summary:
        'An umbrella replies, asks for a statement, upholds with a day, or closes with a reason; all of it is read below',
      who: 'officer',
      body: NewWord,
      answers: { 201: Said },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'granted.answer')
      const which = { agencyId: idParam(c, 'agencyId'), caseId: idParam(c, 'caseId') }
      return say(c, await sayAbove(app, by, which, body), 201)
    },
  ),
  operation(
    {
      method: 'post',
      path: '/cases/:caseId/statements',
      summary: 'States what the umbrella asked; it and the person read it',
      who: 'officer',
      body: NewStatement,
      answers: { 201: Said },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'cases.reply')
      return say(c, await giveStatement(app, by, idParam(c, 'caseId'), body), 201)
    },
  ),
]
