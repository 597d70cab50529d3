/** What helps an officer to write a reply: reasons for a refusal and templates. Shapes only. */
import { z } from 'zod'
import { bilingual } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

export const TEMPLATE_OUTCOMES = ['done', 'planned', 'refused', 'question', 'passed-on'] as const

export type Template = { templateId: string; outcome: (typeof TEMPLATE_OUTCOMES)[number]; name: Text; body: Text }

/** {day}, {reason} and {office} in the body are filled in when it is used. */
export const TemplateInput = z.strictObject({
  outcome: z.enum(TEMPLATE_OUTCOMES),
  name: bilingual(1, 100),
  body: bilingual(1, 4000),
})
export type TemplateInput = z.infer<typeof TemplateInput>

export type RefusalReason = { code: string; name: Text; retired: boolean }

export const reasonCode = z.string().regex(/^[a-z][a-z0-9-]{1,38}$/)
export const ReasonInput = z.strictObject({ name: bilingual(1, 300), retired: z.boolean().default(false) })
