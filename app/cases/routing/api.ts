/** The door at which a rule of who answers is tried before it holds. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { ResponsibilityInput } from '../../places/index.ts'
import { tryRouting } from './actions.ts'

const flow = z.object({ fromDeskId: uuid, toDeskId: uuid, toAgencyId: uuid.nullable(), cases: z.int() })
export const TriedOut = z.object({
  daysBack: z.int(),
  cases: z.int(),
  differ: z.int(),
  flows: z.array(flow),
  examples: z.array(z.object({ caseId: uuid, code: z.string() })),
})

export const routingApi = (app: App): Operation[] => [
  operation(
    {
      method: 'post',
      path: '/responsibilities/trials',
      summary:
        'What a rule, or its end, would have made of the last month’s cases: how many would go elsewhere; nothing is changed',
      who: 'officer',
      body: z.union([z.strictObject({ rule: ResponsibilityInput }), z.strictObject({ drop: uuid })]),
      answers: { 200: TriedOut },
    },
    async (c, { body }) => {
      const { agencyId } = await officerOf(app, c, 'settings.change')
      return c.json(await tryRouting(app, agencyId, body))
    },
  ),
]
