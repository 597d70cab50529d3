/** Reading a public form: its fields as text and its files as bytes, within limits, before any shape looks at it. */
import type { Context } from 'hono'
import { readBody } from './body.ts'

export type Form = { text(name: string): string; file(name: string): File[]; has(name: string): boolean }
export type FormRefusal = 'too-large' | 'not-a-form' | 'broken-text'

/** The fields as they came, and the names of those that held files. */
export type TypedForm = { texts: [name: string, text: string][]; files: string[] }

/** What was typed into the form of this request, once it has been read: a page about a fault gives it back. */
export const typedForm = (c: Context): TypedForm | null => (c.get('typed') as TypedForm | undefined) ?? null

/** The form in a body of at most `most` bytes. */
export async function readForm(
  c: Context,
  most: number,
): Promise<{ form: Form; refusal?: never } | { form?: never; refusal: FormRefusal }> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return { refusal: 'not-a-form' }
  const bytes = await readBody(c, most)
  if (!bytes) return { refusal: 'too-large' }
  const fields = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  if (!fields) return { refusal: 'not-a-form' }
  // A byte that is no UTF-8 arrives as U+FFFD: the person's words would be kept broken.
  if ([...fields.values()].some((value) => typeof value === 'string' && value.includes('\ufffd')))
    return { refusal: 'broken-text' }
  c.set('typed', typedIn(fields))
  return {
    form: {
      text: (name) => fields.getAll(name).find((value) => typeof value === 'string') ?? '',
      file: (name) => fields.getAll(name).filter((value): value is File => value instanceof File && value.size > 0),
      has: (name) => fields.has(name),
    },
  }
}

function typedIn(fields: FormData): TypedForm {
  const all = [...fields.entries()]
  return {
    texts: all.filter((field): field is [string, string] => typeof field[1] === 'string'),
    files: all.flatMap(([name, value]) => (value instanceof File && value.size > 0 ? [name] : [])),
  }
}
