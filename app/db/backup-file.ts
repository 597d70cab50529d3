/**
 * The form of a backup file: gzip over lines. A head, then for each table its head, its rows as COPY
 * writes them, `\.` and its count with the SHA-256 of the rows; then an end, so that a cut file is seen.
 */
import { z } from 'zod'

export const FORM = 1

export const Head = z.strictObject({
  pasokh: z.literal('backup'),
  form: z.literal(FORM),
  madeAt: z.iso.datetime(),
  /** The migrations that the database had seen. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.string()).min(1),
})
export type Head = z.infer<typeof Head>

export const TableHead = z.strictObject({
  table: z.string().regex(/^[a-z_0-9]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1),
})
export type TableHead = z.infer<typeof TableHead>

export const TableEnd = z.strictObject({ rows: z.number().int().min(0), sha256: z.string().length(64) })
export const FileEnd = z.strictObject({ end: z.literal(true), tables: z.number().int() })

/** The line after the last row; no row that COPY writes is like it. */
export const NO_MORE = '\\.'

export const line = (value: unknown): string => `${JSON.stringify(value)}\n`
