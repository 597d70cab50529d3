/** Reading a public form: its fields as text and its files as bytes, within limits, before any shape looks at it. */
import type { Context } from 'hono'

export type Form = { text(name: string): string; file(name: string): File[]; has(name: string): boolean }
export type FormRefusal = 'too-large' | 'not-a-form' | 'broken-text'

/** `most` bytes of body; a browser that says less than it sends is cut off by the server's own limit. */
export async function readForm(
  c: Context,
  most: number,
): Promise<{ form: Form; refusal?: never } | { form?: never; refusal: FormRefusal }> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return { refusal: 'not-a-form' }
  if (Number(c.req.header('content-length') ?? 0) > most) return { refusal: 'too-large' }
  let fields: Record<string, (string | File)[] | string | File>
  try {
    fields = await c.req.parseBody({ all: true })
  } catch {
    return { refusal: 'not-a-form' }
  }
  const all = (name: string) => [fields[name] ?? []].flat()
  const texts = Object.keys(fields).flatMap((name) => all(name).filter((value) => typeof value === 'string'))
  // A byte that is no UTF-8 arrives as U+FFFD: the person's words would be kept broken.
  if (texts.some((text) => text.includes('\ufffd'))) return { refusal: 'broken-text' }
  return {
    form: {
      text: (name) => all(name).find((value) => typeof value === 'string') ?? '',
      file: (name) => all(name).filter((value): value is File => value instanceof File && value.size > 0),
      has: (name) => all(name).length > 0,
    },
  }
}
