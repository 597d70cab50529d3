/** What helps an officer to write a reply: reasons for a refusal and templates. Shapes only. */
import { z } from 'zod'
import { bilingual, lang, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'
import { TEMPLATE_PLACES, unknownPlaces } from './template-places.schema.ts'

export const TEMPLATE_OUTCOMES = ['done', 'planned', 'refused', 'question', 'passed-on', 'update'] as const

const word = z.string().regex(/^[a-z0-9-]{1,40}$/)
const some = <Item extends z.ZodType>(item: Item) => z.array(item).max(100).optional()
/** When a template is offered; what is left out or empty holds back nothing. Of a case: its service, its state, the language and the channel of its first message. */
export const Conditions = z.strictObject({
  services: some(uuid),
  states: some(word),
  langs: some(lang),
  channels: some(word),
})
export type Conditions = z.infer<typeof Conditions>

export type Template = {
  templateId: string
  outcome: (typeof TEMPLATE_OUTCOMES)[number]
  name: Text
  body: Text
  conditions: Conditions
}

const hasNoUnknown = ({ fa, en }: Text) => unknownPlaces(fa).length === 0 && unknownPlaces(en).length === 0

/** A place in the body that nothing is known of is refused: nobody could fill it in. */
export const TemplateInput = z.strictObject({
  outcome: z.enum(TEMPLATE_OUTCOMES),
  name: bilingual(1, 100),
  body: bilingual(1, 4000).refine(
    hasNoUnknown,
    `holds a place in braces that is none of ${TEMPLATE_PLACES.join(', ')}`,
  ),
  conditions: Conditions.optional(),
})
export type TemplateInput = z.infer<typeof TemplateInput>

export type RefusalReason = { code: string; name: Text; retired: boolean }

export const reasonCode = z.string().regex(/^[a-z][a-z0-9-]{1,38}$/)
export const ReasonInput = z.strictObject({ name: bilingual(1, 300), retired: z.boolean().default(false) })
