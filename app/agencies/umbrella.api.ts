/** JSON doors of what umbrellas demand of promises and reasons. */
import { type Operation, operation } from '#kit/api.ts'
import type { App } from '../app.ts'
import { changerOf, no, readerOf } from './common.api.ts'
import { changeRules, readRules } from './umbrella.actions.ts'
import { RulesPage, UmbrellaRules } from './umbrella.schema.ts'

export const umbrellaApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/umbrella-rules',
      summary: 'What is demanded from above, what an umbrella demands itself, and settings made before that break it',
      who: 'officer',
      answers: { 200: RulesPage },
    },
    async (c) => c.json(await readRules(app, await readerOf(app, c))),
  ),
  operation(
    {
      method: 'put',
      path: '/umbrella-rules',
      summary:
        'What an umbrella demands; settings below that break it are refused from now on, by the name of the rule',
      who: 'officer',
      body: UmbrellaRules,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const { refusal } = await changeRules(app, await changerOf(app, c), body)
      return refusal ? no(c, refusal) : c.body(null, 204)
    },
  ),
]
