/** SQL on `refusal_reason` and `template`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { RefusalReason, Template, TemplateInput } from './replies.schema.ts'

/** Reasons an officer may give; with `retired` also those no longer given, for old cases and settings. */
export const refusalReasonsOf = (tx: Tx, { retired = false } = {}): Promise<RefusalReason[]> =>
  tx.rows<RefusalReason>(sql`
    select code, name, retired from refusal_reason
    where agency_id = current_agency() and (not retired or ${retired}) order by retired, code`)

/** Adds the reason, or changes the one with this code. */
export const putReason = (tx: Tx, { code, name, retired }: { code: string; name: Text; retired: boolean }) =>
  tx.run(sql`
    insert into refusal_reason (agency_id, code, name, retired)
    values (current_agency(), ${code}, ${JSON.stringify(name)}::jsonb, ${retired})
    on conflict (agency_id, code) do update set name = excluded.name, retired = excluded.retired`)

export const templatesOf = (tx: Tx): Promise<Template[]> =>
  tx.rows<Template>(sql`
    select template_id as "templateId", outcome, name, body, conditions from template
    where agency_id = current_agency() order by outcome, name->>'fa', template_id`)

export async function addTemplate(tx: Tx, { outcome, name, body, conditions = {} }: TemplateInput): Promise<string> {
  const row = await tx.one<{ templateId: string }>(sql`
    insert into template (agency_id, outcome, name, body, conditions)
    values (current_agency(), ${outcome}, ${JSON.stringify(name)}::jsonb, ${JSON.stringify(body)}::jsonb, ${JSON.stringify(conditions)}::jsonb)
    returning template_id as "templateId"`)
  return row!.templateId
}

export const setTemplate = (tx: Tx, templateId: string, { outcome, name, body, conditions = {} }: TemplateInput) =>
  tx.run(sql`
    update template set outcome = ${outcome}, name = ${JSON.stringify(name)}::jsonb, body = ${JSON.stringify(body)}::jsonb, conditions = ${JSON.stringify(conditions)}::jsonb
    where agency_id = current_agency() and template_id = ${templateId}`)

export const removeTemplate = (tx: Tx, templateId: string) =>
  tx.run(sql`delete from template where agency_id = current_agency() and template_id = ${templateId}`)
