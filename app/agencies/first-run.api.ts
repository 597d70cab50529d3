/** JSON doors of the first run: an installation without any agency gets its first one. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { isSameOrigin, placeOf, wireOf } from '#kit/caller.ts'
import { problem } from '#kit/http.ts'
import type { App } from '../app.ts'
import { Made, no } from './common.api.ts'
import { makeFirstAgency } from './making.actions.ts'
import { FirstAdministrator, NewAgency } from './schema.ts'
import { isAnyAgency } from './store.ts'

const LIMIT = { tries: 20, seconds: 3600 }

const FirstRun = z.strictObject({
  /** As the terminal shows it; digits of any script, with or without dashes. */
  code: z.string().min(1).max(60),
  agency: NewAgency,
  administrator: FirstAdministrator.extend({ password: z.string().min(1).max(256) }),
})

export const firstRunApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/first-run',
      summary: 'Whether this installation still lacks its first agency',
      who: 'anyone',
      answers: { 200: z.strictObject({ needed: z.boolean() }) },
    },
    async (c) => c.json({ needed: !(await app.db.open((tx) => isAnyAgency(tx))) }),
  ),
  operation(
    {
      method: 'post',
      path: '/first-run',
      summary: 'Makes the first agency and its administrator, by the code that the terminal shows',
      who: 'anyone',
      body: FirstRun,
      answers: { 201: Made },
    },
    async (c, { body }) => {
      if (wireOf(app.config, c) === 'open') return problem(c, 403, 'https-needed')
      if (!isSameOrigin(app.config, c)) return problem(c, 403, 'other-origin')
      if (!(await app.limits.allows('first-run', placeOf(app.config, c), LIMIT)))
        return problem(c, 429, 'too-many-tries')
      const { agencyId, ...made } = await makeFirstAgency(app, body)
      return made.refusal ? no(c, made.refusal, made.why ? { why: made.why } : {}) : c.json({ id: agencyId }, 201)
    },
  ),
]
