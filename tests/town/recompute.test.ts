/** A life of the made-up town: what came before its umbrella, and every release of it, from the published files alone: each published figure is had again to the last digit. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getResolution } from 'h3-js'
import { listAgencies } from '../../app/agencies/index.ts'
import { runRecompute } from '../../app/cli/recompute.ts'
import { loadSample } from '../../app/cli/sample-life.ts'
import { WHOLE } from '../../app/map/schema.ts'
import { readSheet } from '../../app/map/sheet.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { served } from '../browser/served.ts'

let app: TestApp
let town: Awaited<ReturnType<typeof served>>
let slugs: string[]
let loadedAt: Date

/** Later sheets are of months in which nobody wrote. */
const LOADED = '2026-11-22'

before(async () => {
  app = await testApp()
  loadedAt = app.now()
  await loadSample(app)
  // Some nights on, in which nobody says anything, but waits grow and days fall out of the window.
  for (const night of ['2026-11-22T20:40:00Z', '2026-12-20T20:40:00Z', '2027-11-01T20:40:00Z']) {
    app.setNow(night)
    await app.db.open((tx) => app.jobs.add(tx, 'indicators.release'))
    await app.work()
  }
  slugs = (await app.db.open((tx) => listAgencies(tx))).map(({ slug }) => slug)
  town = await served(app.routes)
})
after(async () => {
  await town.close()
  await app.close()
})

async function ask(url: string) {
  const lines: string[] = []
  return { code: await runRecompute([url], 'en', (line) => void lines.push(line)), lines: lines.join('\n') }
}

test('the umbrella of the town has something to decide: what was objected to twice', async () => {
  const granted = await app.rows<{ why: string }>(sql`select why from case_grant`)
  assert.ok(granted.filter(({ why }) => why === 'objections').length >= 3)
})

test('managers of the town and of its umbrella have the reports of the last week and month to read', async () => {
  const reports = await app.rows<{ slug: string; kind: string; made: string }>(sql`
    select slug, report.kind, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD') as made from report join agency using (agency_id)`)
  const first = reports.filter(({ made }) => made < LOADED)
  for (const slug of slugs)
    for (const kind of ['week', 'month'])
      assert.ok(
        first.some((one) => one.slug === slug && one.kind === kind),
        `${slug} ${kind}`,
      )
})

test('the record of the town says of every promise that was broken that it was, and of none before its day', async () => {
  const [said] = await app.rows<{ missed: number; early: number }>(sql`
    select count(*)::int as missed, (count(*) filter (where ${loadedAt}::timestamptz < case which
      when 'first-reply' then first_reply_due_at else solution_due_at end))::int as early
    from missed_target join matter using (agency_id, case_id)`)
  assert.ok(said!.missed > 20, `${said!.missed} missed`)
  assert.equal(said!.early, 0)
})

test('each release of each agency of the town is computed again from what it publishes', async () => {
  let figures = 0
  for (const slug of slugs) {
    const page = await (await fetch(`${town.base}/en/data/${slug}`)).text()
    const days = [...new Set([...page.matchAll(/href="\/en(\/data\/[a-z-]+\/[\d-]+)"/g)].map(([, path]) => path!))]
    assert.ok(days.length >= 9, `${slug}: ${days.length}`)
    for (const path of days) {
      const { code, lines } = await ask(`${town.base}${path}`)
      assert.equal(code, 0, lines)
      figures += Number(/All ([\d,]+) published figures/.exec(lines)![1]!.replace(',', ''))
    }
  }
  assert.ok(figures > 500, `${figures} figures`)
})

test('the newest releases of all agencies, and agencies beside each other, are computed again from one package', async () => {
  const { code, lines } = await ask(`${town.base}/data`)
  assert.equal(code, 0, lines)
  assert.equal(lines.match(/release\.json: the hash is right/g)?.length, slugs.length)
  assert.match(lines, /comparisons\.csv: \d+ figures, all the same to the last digit/)
})

test('the newest map of the city is by cells, in groups finer than the town', async () => {
  const [newest] = await app.rows<{ file: Buffer }>(sql`
    select file from map_sheet join agency using (agency_id) where slug = 'city' and made_on <= ${LOADED} order by month desc limit 1`)
  const { kind, places } = readSheet(newest!.file)
  assert.equal(kind, 'cells')
  assert.ok(places.some(({ id }) => id !== WHOLE && getResolution(id) >= 7))
})
