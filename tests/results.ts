/** Cases by the hundred for tests and benches of results, put in with one statement each, in many states. */
import { sql, type TestApp } from './app.ts'
import type { TestAgency } from './journeys/agency.ts'

/** `services` and `areas` are ids; cases are spread over them and over so many days before `until`. */
export type Crowd = {
  cases: number
  days: number
  until: string
  services: readonly string[]
  areas: readonly string[]
  /** Where the numbers begin, for putting in many by and by. */
  first?: number
}

type Store = Pick<TestApp, 'rows'>
type At = Pick<TestAgency, 'agencyId' | 'officeId' | 'deskId'>

/**
 * Submissions and cases whose state, waits and verdicts follow from their number alone, so that two
 * runs are the same. The oldest two thirds are replied to, most of these are done.
 */
export async function addCrowd(app: Store, agency: At, crowd: Crowd) {
  await fillCrowd(app, agency, crowd)
  await app.rows(sql`analyze submission, matter, case_submission, reply`)
}

/** The same without what the planner of queries would like to know of it. */
export async function fillCrowd(app: Store, agency: At, crowd: Crowd) {
  const { cases, days, until, services, areas, first = 1 } = crowd
  // An id for each number, without order; the same for the submission and its case.
  const numbered = sql`
    select n, md5('case ' || ${agency.agencyId}::text || n)::uuid as id,
           date_trunc('hour', ${until}::timestamptz - make_interval(hours => (n::bigint * 7919 % (${days}::int * 24))::int), 'UTC') as opened,
           (${[...services]}::uuid[])[1 + n % ${services.length}] as service_id, (${[...areas]}::uuid[])[1 + (n / 7) % ${areas.length}] as area_id,
           (n::bigint * 104729 % 1000)::int as luck
    from generate_series(${first}::int, ${first + cases - 1}::int) n`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, text_lang, chosen_service_id,
                            proposed_service_id, probability, proposal_threshold,
                            folded, understood, opened, withdrawn, erased, hidden_reason, commitment)
    select ${agency.agencyId}, id, decode(md5('key' || n), 'hex'), opened,
           (array['web', 'web', 'web', 'telephone', 'counter', 'api'])[1 + n % 6], 'fa', (array['fa', 'fa', 'fa', 'fa', 'en'])[1 + n % 5],
           case when luck % 3 > 0 then service_id end,
           case when luck % 3 = 0 then case when luck % 10 < 9 then service_id else ${services[0]}::uuid end end,
           case when luck % 3 = 0 then (luck % 100) / 100.0 end, 0.2,
           case when luck < 960 then 'words of ' || n end, true, true, luck between 960 and 979, luck between 960 and 979,
           case when luck >= 980 then (array['abuse', 'advertising'])[1 + n % 2] end, ''::bytea
    from (${numbered}) made`)
  const timed = sql`
    select made.*, opened + make_interval(hours => luck % 150) as replied, opened + make_interval(hours => 20 + luck * 7 % 900) as solved,
           case when luck % 13 = 0 then (opened + make_interval(days => 5 + luck % 30))::date end as plan_on
    from (${numbered}) made`
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour,
                        first_reply_due_at, solution_due_at, first_reply_at, solved_at, objections, passed_on, planned_on, sorted_by)
    select ${agency.agencyId}, id, to_hex(n), service_id, area_id, ${agency.officeId}, ${agency.deskId},
           case when luck >= 980 then 'hidden' when luck >= 960 then 'withdrawn'
                when solved < ${until}::timestamptz then (array['confirmed', 'confirmed', 'confirmed', 'not-confirmed', 'done', 'refused'])[1 + luck % 6]
                when replied < ${until}::timestamptz then 'answered' else 'open' end,
           opened, opened + interval '3 days', opened + interval '12 days',
           case when replied < ${until}::timestamptz then replied end,
           case when luck < 960 and solved < ${until}::timestamptz then solved end, (luck % 11 = 0)::int, greatest(luck % 8 - 5, 0), plan_on, 'person'
    from (${timed}) timed`)
  // What the office said: plans, the reply that stands, and before an objection a "done" or a "no".
  await app.rows(sql`
    insert into reply (agency_id, case_id, outcome, due_on, reason_code, officer_id, replied_at)
    select ${agency.agencyId}, id, outcome, case outcome when 'planned' then plan_on end,
           case outcome when 'refused' then (array['not-ours', 'not-ours', 'no-money'])[1 + n % 3] end,
           ${agency.officeId}, least(at, ${until}::timestamptz)
    from (${timed}) timed cross join lateral (values
      ('planned', replied, plan_on is not null and replied < ${until}::timestamptz),
      ((array['done', 'refused'])[1 + n % 2], replied, luck % 11 = 0),
      ('done', solved, luck < 960 and solved < ${until}::timestamptz and luck % 6 < 5),
      ('refused', solved, luck < 960 and solved < ${until}::timestamptz and luck % 6 = 5)) as said (outcome, at, holds)
    where holds`)
  await app.rows(sql`
    insert into case_submission (agency_id, case_id, submission_id, verdict)
    select ${agency.agencyId}, id, id, case when luck % 11 = 0 then 'objected'
      when luck < 960 and solved < ${until}::timestamptz and luck % 6 < 3 then 'confirmed' end from (${timed}) timed`)
  // Two of three who were asked have answered, some days after the case was opened.
  await app.rows(sql`
    insert into satisfaction (agency_id, submission_id, answer, answered_hour)
    select ${agency.agencyId}, id, 1 + (luck / 7) % 5, date_trunc('hour', least(opened + make_interval(hours => 25 + luck), ${until}::timestamptz), 'UTC')
    from (${timed}) timed join case_submission on agency_id = ${agency.agencyId} and submission_id = id
    where verdict is not null and n % 3 > 0`)
}
