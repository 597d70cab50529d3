/** What the officers' map shows. Shapes only. */
import { z } from 'zod'
import { uuid } from '#kit/shapes.ts'

const corner = z.tuple([z.number(), z.number()])

const Spot = z.object({
  /** A cell of H3, or null where only the area is known. */
  cell: z.string().nullable(),
  /** Null where a cell is known, or nothing. */
  areaId: uuid.nullable(),
  /** The corners of the cell, [latitude, longitude]. */
  corners: z.array(corner).nullable(),
  /** The areas around the cell, the narrowest first. */
  aroundIds: z.array(uuid),
  cases: z.int(),
  dangerous: z.int(),
  late: z.int(),
  first: z.array(z.object({ caseId: uuid, code: z.string() })),
})

export const DeskMap = z.object({ spots: z.array(Spot) })
export type DeskMap = z.infer<typeof DeskMap>
