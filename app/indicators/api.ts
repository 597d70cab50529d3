/** The JSON door of indicators: what happened today and in thirty days, for the console. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { officerOf } from '../people/index.ts'
import { readToday } from './roll-ups/actions.ts'
import { MEASURES, type Measure, type Sum } from './roll-ups/store.ts'

const counts = z.strictObject(
  Object.fromEntries(MEASURES.map((measure) => [measure, z.int()])) as Record<Measure, z.ZodInt>,
)
type Counts = z.infer<typeof counts>
const both = { today: counts, thirtyDays: counts }
const Today = z.object({
  today: z.iso.date(),
  from: z.iso.date(),
  all: z.object(both),
  desks: z.array(z.object({ deskId: uuid, ...both })),
  services: z.array(z.object({ serviceId: uuid.nullable(), ...both })),
})

export function indicatorsApi(app: App): Operation[] {
  return [
    operation(
      {
        method: 'get',
        path: '/indicators/today',
        summary:
          'What happened to cases today and in thirty days, by desk and by service; the public figures may differ',
        who: 'officer',
        answers: { 200: Today },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        const { today, from, sums } = await readToday(app, by.agencyId)
        return c.json({
          today,
          from,
          all: addUp(sums),
          desks: group(sums, ({ deskId }) => deskId).map(([deskId, of]) => ({ deskId, ...addUp(of) })),
          services: group(sums, ({ serviceId }) => serviceId).map(([serviceId, of]) => ({ serviceId, ...addUp(of) })),
        })
      },
    ),
  ]
}

const group = <Key>(sums: readonly Sum[], key: (sum: Sum) => Key): [Key, Sum[]][] => [...Map.groupBy(sums, key)]

function addUp(sums: readonly Sum[]): { today: Counts; thirtyDays: Counts } {
  const none = () => Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Counts
  const both = { today: none(), thirtyDays: none() }
  for (const { measure, today, all } of sums) {
    both.today[measure] += today
    both.thirtyDays[measure] += all
  }
  return both
}
