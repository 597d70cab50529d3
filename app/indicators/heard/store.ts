/** SQL of who is heard: how many cases of each service and day came by which channel and in which language. */
import { sql, type Tx } from '#kit/db.ts'
import type { Closing } from '../roll-ups/units.store.ts'
import type { HeardRow } from './rules.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

/**
 * What a release counts, from a day of opening on, and the near-copies that it leaves out. A case is heard as one of its
 * messages was, always the same one; of an erased message only the language of its form is left.
 */
export const countHeard = (tx: Tx, { agencyId, zone, untilDay }: Closing, from: string): Promise<HeardRow[]> =>
  tx.rows(sql`
    with known as (
      select case_id, coalesce(service_id, ${NIL}::uuid) as service_id, (opened_hour at time zone ${zone})::date as opened_on
      from pub_case
      where agency_id = ${agencyId} and state <> 'joined' and opened_hour >= ${from}::timestamp at time zone ${zone}
        and opened_hour < (${untilDay}::date + 1)::timestamp at time zone ${zone}
    ),
    first as (
      select distinct on (case_id) case_id, submission_id from pub_case_submission where agency_id = ${agencyId} order by case_id, submission_id
    ),
    copied as (
      select case_id from near_copy
      where agency_id = ${agencyId} and not exists (select from pub_case joined where joined.agency_id = ${agencyId} and joined.joined_into = near_copy.case_id)
    ),
    heard as (
      select service_id, opened_on, channel, coalesce(text_lang, form_lang) as language, copied.case_id is not null as is_copy
      from known join first using (case_id)
        join pub_submission said on said.agency_id = ${agencyId} and said.submission_id = first.submission_id
        left join copied using (case_id)
      union all
      select coalesce(chosen_service_id, ${NIL}::uuid), (received_hour at time zone ${zone})::date, channel, coalesce(text_lang, form_lang), false
      from pub_submission
      where agency_id = ${agencyId} and withdrawn and opened and received_hour >= ${from}::timestamp at time zone ${zone}
        and received_hour < (${untilDay}::date + 1)::timestamp at time zone ${zone}
        and not exists (select from pub_case_submission joined
                        where joined.agency_id = pub_submission.agency_id and joined.submission_id = pub_submission.submission_id)
    )
    select service_id as "serviceId", opened_on as day, channel, language, is_copy as "isCopy", count(*)::int as count
    from heard group by 1, 2, 3, 4, 5`)
