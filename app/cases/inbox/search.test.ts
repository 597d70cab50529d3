/** Finding by words, through an index that the wall keeps closed: the same as without it, in one's own agency only. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { searchTerms } from '@pasokh/persian'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { addCrowd } from '../../../tests/results.ts'
import { SUBMISSIONS } from '../../../tests/town/submissions.ts'
import { connect, type Db } from '../../kit/db.ts'
import { similarTo, submissionsWith } from '../../submissions/index.ts'
import { foldForSearch } from '../../submissions/understand.actions.ts'
import { STATES } from '../schema.ts'
import { listCases } from './store.ts'

const CROWD = 4000
const AGAIN = 'لطفا زودتر رسیدگی کنید'
const DESK = { deskIds: null, barred: [], states: STATES, limit: 5000 }

let app: TestApp
let agency: TestAgency
let other: TestAgency
let owner: Db
before(async () => {
  app = await testApp()
  owner = connect(app.store.owner, { max: 1 })
  agency = await testAgency(app, 'water')
  other = await testAgency(app, 'power')
  // Both say the same; only the one is asked.
  for (const one of [agency, other]) await fill(one)
  await app.rows(sql`select gin_clean_pending_list('submission_search')`)
  await app.rows(sql`analyze submission, case_submission, matter`)
})
after(async () => {
  await owner.close()
  await app.close()
})

/** The messages of the town, older than a crowd of which each says nearly the same. */
async function fill(of: TestAgency) {
  await addCrowd(app, of, {
    cases: CROWD,
    days: 30,
    until: '2026-11-20T20:00:00Z',
    services: [of.leak],
    areas: [of.areaId],
  })
  const said = SUBMISSIONS.map(({ text }) => text)
  const texts = [...said, ...said.slice(0, 20).map((text) => `${text} ${AGAIN}`)]
  const rows = sql`
    select md5(${of.agencyId} || text)::uuid as id, text, folded
    from unnest(${texts}::text[], ${texts.map(foldForSearch)}::text[]) as one (text, folded)`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, covered, folded, understood, opened, commitment)
    select ${of.agencyId}, id, decode(replace(id::text, '-', ''), 'hex'), '2026-01-01T08:00Z', 'web', 'fa', text, folded, true, true, ''::bytea
    from (${rows}) made on conflict do nothing`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, office_id, desk_id, state, opened_hour, sorted_by)
    select ${of.agencyId}, id, left(id::text, 12), ${of.officeId}, ${of.deskId}, 'open', '2026-01-01T08:00Z', 'person'
    from (select distinct id from (${rows}) made) made`)
  await app.rows(sql`
    insert into case_submission (agency_id, case_id, submission_id)
    select ${of.agencyId}, id, id from (select distinct id from (${rows}) made) made`)
}

const asOther = <T>(run: (ids: Set<string>) => T) =>
  app
    .rows<{ id: string }>(sql`select submission_id as id from submission where agency_id = ${other.agencyId}`)
    .then((rows) => run(new Set(rows.map(({ id }) => id))))

test('submissionsWith() gives ids of the agency that the transaction is in, and none without one', async () => {
  const { question, submissionIds: mine } = await app.db.in(agency.agencyId, (tx) =>
    submissionsWith(tx, searchTerms('آب'), 5000),
  )
  assert.ok(mine.length > 10)
  await asOther((theirs) => assert.ok(mine.every((id) => !theirs.has(id))))
  assert.deepEqual((await app.db.open((tx) => submissionsWith(tx, searchTerms('آب'), 5000))).submissionIds, [])
  const like = (most: number) =>
    sql<{ id: string }>`select submissions_like(${question}::tsquery, ${most}::int, ${question}::tsquery, 5) as id`
  assert.deepEqual(await app.db.open((tx) => tx.rows(like(9))), [])
  const five = await app.db.in(agency.agencyId, (tx) => tx.rows(like(9)))
  assert.equal(five.length, 5)
  await asOther((theirs) => assert.ok(five.every(({ id }) => !theirs.has(id))))
})

test('submissionsWith() and similarTo() read the index, in the part of their agency', async () => {
  const bodies = await app.rows<{ name: string; body: string }>(sql`
    select proname as name, prosrc as body from pg_proc where proname in ('submissions_with', 'submissions_like')`)
  assert.equal(bodies.length, 2)
  for (const { name, body } of bodies) {
    const statement = body
      .replace(/\bwanted\b/g, `'''آب'':*'::tsquery`)
      .replace(/\bshared\b/g, `'''آب'''::tsquery`)
      .replace(/\b(most|best)\b/g, '2000')
    const plan = await owner.open(async (tx) => {
      // So few rows are read faster from the first to the last; that the index may be read is the question.
      await tx.run(sql`set local enable_seqscan = off`)
      return tx.rows<{ 'QUERY PLAN': string }>(sql.raw(`explain ${statement}`))
    })
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    assert.match(
      text,
      /Bitmap Index Scan on submission_search[\s\S]*Index Cond: \(\(agency_id = [\s\S]*search @@/,
      name,
    )
  }
})

test('listCases() finds by words what reading every text finds, rare and common ones', async () => {
  const questions = [
    'آب',
    'قطع',
    'خیابان',
    'لوله ترکیده',
    'اینترنت قطع',
    '۱۷',
    'words',
    'words 17',
    'nowhere',
    "o'neill \\ & |",
    'ا',
  ]
  let found = 0
  for (const question of questions) {
    const terms = searchTerms(question)
    const listed = await app.db.in(agency.agencyId, (tx) => listCases(tx, agency.agencyId, { ...DESK, terms }))
    const slow = await app.db.in(agency.agencyId, (tx) =>
      tx.rows<{ caseId: string }>(sql`
        select case_id as "caseId" from case_submission join submission using (agency_id, submission_id)
        where ${terms.length > 0} and (select bool_and(exists (
          select from unnest(tsvector_to_array(search)) word where starts_with(word, term))) from unnest(${terms}::text[]) term)`),
    )
    const ids = (rows: readonly { caseId: string }[]) => rows.map(({ caseId }) => caseId).sort()
    assert.deepEqual(ids(listed), ids(slow), question)
    found += slow.length
  }
  assert.ok(found > CROWD)
})

test('listCases() goes page by page through what it finds, by due time, without a gap and without a double', async () => {
  for (const terms of [['words'], searchTerms('آب'), undefined]) {
    const all = await app.db.in(agency.agencyId, (tx) => listCases(tx, agency.agencyId, { ...DESK, terms }))
    const paged: string[] = []
    for (let after: { isUrgent: boolean; dueAt: string; caseId: string } | undefined, more = true; more; ) {
      const page = await app.db.in(agency.agencyId, (tx) =>
        listCases(tx, agency.agencyId, { ...DESK, terms, after, limit: 500 }),
      )
      paged.push(...page.map(({ caseId }) => caseId))
      const last = page.at(-1)
      more = page.length === 500
      if (last)
        after = {
          isUrgent: false,
          dueAt: (last.dueAt ?? new Date('9999-01-01T00:00:00Z')).toISOString(),
          caseId: last.caseId,
        }
    }
    assert.deepEqual(
      paged,
      all.map(({ caseId }) => caseId),
    )
  }
})

test('similarTo() finds the most alike of all, however old, as comparing every text does', async () => {
  const probes = await app.rows<{ id: string }>(sql`
    select submission_id as id from submission where agency_id = ${agency.agencyId} and covered like ${`%${AGAIN}`}`)
  let alike = 0
  for (const { id } of probes) {
    const [quick, slow] = await app.db.in(agency.agencyId, async (tx) => [
      await similarTo(tx, agency.agencyId, id, 5),
      await tx.rows<{ submissionId: string; similarity: number }>(sql`
        select o.submission_id as "submissionId", similarity(o.folded, m.folded) as similarity
        from submission m join submission o on o.agency_id = m.agency_id and o.submission_id <> m.submission_id
        where m.agency_id = ${agency.agencyId} and m.submission_id = ${id} and not o.withdrawn and o.hidden_reason is null and not o.erased
          and similarity(o.folded, m.folded) >= 0.3::real
        order by similarity desc, o.submission_id limit 5`),
    ])
    assert.deepEqual(quick[0], slow[0])
    assert.ok(quick.every(({ submissionId }) => submissionId !== id))
    alike += slow.length
  }
  assert.ok(alike >= 20, `${alike} are alike`)
})

test('similarTo() shows nothing that was taken back or hidden, and nothing for what has no words', async () => {
  const said = 'چراغ پارک لاله سه شب است که خاموش مانده'
  const add = async (text: string) => {
    const [{ id }] = (await app.rows<{ id: string }>(sql`
      insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, folded, understood, commitment)
      values (${agency.agencyId}, gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '2026-11-01T08:00Z', 'web', 'fa', ${foldForSearch(text)}, true, ''::bytea)
      returning submission_id as id`)) as [{ id: string }]
    return id
  }
  const [first, twin, silent] = [await add(said), await add(`${said} واقعا`), await add('')]
  const of = (id: string) => app.db.in(agency.agencyId, (tx) => similarTo(tx, agency.agencyId, id, 5))
  assert.equal((await of(first))[0]?.submissionId, twin)
  assert.deepEqual(await of(silent), [])
  for (const gone of [sql`hidden_reason = 'abuse'`, sql`hidden_reason = null, withdrawn = true`]) {
    await app.rows(sql`update submission set ${gone} where submission_id = ${twin}`)
    assert.ok((await of(first)).every(({ submissionId }) => submissionId !== twin))
  }
})
