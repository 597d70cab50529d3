/** SQL of what was said before an umbrella, and of where its grants stand. */
import { sql, type Tx } from '#kit/db.ts'
import { STAYS } from '../joining/store.ts'
import { type CaseEvent, type Decision, WORDS_ABOVE, type WordAboveKind } from '../schema.ts'
import type { SealedReason } from '../store.ts'
import type { Above } from './schema.ts'

/** Grants of a case, and of those that are joined to it. */
const ofCase = (agencyId: string, caseId: string) => sql`
  agency_id = ${agencyId} and case_id in (
    select case_id from matter where agency_id = ${agencyId} and (case_id = ${caseId} or joined_into = ${caseId}))`

/** Where a case stands before an umbrella, the last to which it was granted; null where it never came before one. */
export const standingAbove = (tx: Tx, agencyId: string, caseId: string) =>
  tx.one<Omit<Above, 'name'>>(sql`
    select umbrella_id as "umbrellaId", statement_on as "statementOn", decided from case_grant
    where ${ofCase(agencyId, caseId)} order by granted_at desc, case_id limit 1`)

type Which = { caseId: string; umbrellaId: string }

/** Until when it is to be stated how it came about; null when it was, or need not be any more. */
export const askStatement = (tx: Tx, agencyId: string, { caseId, umbrellaId }: Which, untilOn: string | null) =>
  tx.run(sql`
    update case_grant set statement_on = ${untilOn} where umbrella_id = ${umbrellaId} and ${ofCase(agencyId, caseId)}`)

/** Nothing is to be stated any more. */
export const keepDecision = (
  tx: Tx,
  agencyId: string,
  { caseId, umbrellaId }: Which,
  { decided, at, objections }: { decided: Decision; at: Date; objections: number },
) =>
  tx.run(sql`
    update case_grant set statement_on = null, decided = ${decided}, decided_at = ${at}, decided_objections = ${objections}
    where umbrella_id = ${umbrellaId} and ${ofCase(agencyId, caseId)}`)

export type SealedWord = Pick<CaseEvent, 'place' | 'at' | 'fields'> & SealedReason & { type: WordAboveKind }

/** What one sender may read of it: said in a case where their submission stood, while it stood there. */
export const wordsTo = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<SealedWord>(sql`
    select type, place, at, fields, event_id as "eventId", wrapped_key as "wrappedKey", reason_sealed as "reasonSealed"
    from (${STAYS(agencyId, submissionId)}) stay join case_event e on e.agency_id = ${agencyId} and e.case_id = stay.case_id
      and e.place >= from_place and (until_place is null or e.place < until_place) and e.type = any(${[...WORDS_ABOVE]}::text[])
    order by at, place limit 200`)
