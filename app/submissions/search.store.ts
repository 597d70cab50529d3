/** SQL of finding submissions by their words: those that hold all of some, and those that are most like another. */
import { sql, type Tx } from '#kit/db.ts'

/** How many of the newest messages are looked at one by one; a word that more than so few of them have is common. */
const NEWEST = 1000
const RARE = 20
const MOST_RARE_WORDS = 10
const MOST_BY_RARE_WORDS = 2000
/** Of those that share words as many are compared by trigrams, which is slow; less alike than this is not alike. */
const COMPARED = 40
const ALIKE = 0.3

const quoted = (word: string): string => `'${word.replace(/[\\']/g, '$&$&')}'`

export type Found = { question: string; submissionIds: string[] }

/**
 * Submissions of the agency whose text has a word beginning with each of these terms, in no order; as many
 * as `most` when there are more. With the question as PostgreSQL reads it.
 */
export async function submissionsWith(tx: Tx, terms: readonly string[], most: number): Promise<Found> {
  const question = terms.map((term) => `${quoted(term.replace(/['\\]/g, ''))}:*`).join(' & ')
  const rows = await tx.rows<{ id: string }>(sql`select submissions_with(${question}::tsquery, ${most}::int) as id`)
  return { question, submissionIds: rows.map(({ id }) => id) }
}

const newest = (agencyId: string) => sql`
  select submission_id, search from submission where agency_id = ${agencyId} and not forgotten and understood
  order by received_hour desc, submission_id limit ${NEWEST}`

/** The words of a submission, with how many of the newest have them, rarest first. */
const wordsOf = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<{ word: string; count: number }>(sql`
    with newest as (${newest(agencyId)}), seen as (select unnest(tsvector_to_array(search)) as word from newest)
    select word, count(seen.word) as count
    from (select unnest(tsvector_to_array(search)) as word from submission
          where agency_id = ${agencyId} and submission_id = ${submissionId}) mine left join seen using (word)
    group by word order by count, length(word) desc, word limit 200`)

/**
 * Others whose covered text is alike by trigrams, most alike first; similarity 0.3..1. Looked at are the
 * newest thousand and all that share a rare word; of these, those that share most.
 */
export async function similarTo(tx: Tx, agencyId: string, submissionId: string, limit: number) {
  const words = await wordsOf(tx, agencyId, submissionId)
  const rare = words.filter(({ count }) => count <= RARE).slice(0, MOST_RARE_WORDS)
  const either = (some: typeof words) => some.map(({ word }) => quoted(word)).join(' | ')
  const [rarely, any] = [either(rare), either(words)]
  return tx.rows<{ submissionId: string; similarity: number }>(sql`
    with alike as (
      (select submission_id from (${newest(agencyId)}) newest order by ts_rank(search, ${any}::tsquery, 1) desc, submission_id limit ${COMPARED})
      union select submissions_like(${rarely}::tsquery, ${MOST_BY_RARE_WORDS}::int, ${any}::tsquery, ${COMPARED}::int)),
    -- Each step is finished before the next: comparing is slow, and for these only.
    chosen as materialized (select submission_id from alike where submission_id <> ${submissionId}),
    nearest as materialized (
      select submission_id, folded from submission
      where agency_id = ${agencyId} and submission_id = any(array(select submission_id from chosen))
        and not withdrawn and hidden_reason is null and not erased),
    compared as materialized (
      select nearest.submission_id as "submissionId", similarity(nearest.folded, mine.folded) as similarity
      from nearest, submission mine where mine.agency_id = ${agencyId} and mine.submission_id = ${submissionId})
    select * from compared where similarity >= ${ALIKE}::real order by similarity desc, "submissionId" limit ${limit}`)
}
