/** What may be set about an agency: every combination of a desk and its office, and of an umbrella's rules. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarTrouble, firstHours, withExceptions } from './calendar-rules.ts'
import type { Hours } from './calendars.schema.ts'
import { brokenRule, changedSettings, isReserved, refuseDesk, refuseOffice } from './rules.ts'
import type { Agency } from './schema.ts'

const text = { fa: 'الف', en: 'a' }
const BOTH = [true, false]

describe('brokenRule()', () => {
  it('finds what is beyond an umbrella’s rule and nothing else', () => {
    const limits = [null, 10, 20]
    for (const mostRetentionDays of [null, 100, 200])
      for (const leastMinGroup of limits)
        for (const retentionDays of [undefined, 99, 100, 101, 201])
          for (const minGroup of [undefined, 10, 19, 20]) {
            const tooLong = (retentionDays ?? 0) > (mostRetentionDays ?? Number.POSITIVE_INFINITY)
            const tooSmall = (minGroup ?? Number.POSITIVE_INFINITY) < (leastMinGroup ?? 0)
            const rule = brokenRule({ retentionDays, minGroup }, { mostRetentionDays, leastMinGroup })?.rule ?? null
            assert.equal(rule, tooLong ? 'most-retention-days' : tooSmall ? 'least-min-group' : null)
          }
  })
})

describe('refuseDesk()', () => {
  it('keeps one open desk "to be sorted" in an open office, for every combination', () => {
    for (const isThere of BOTH)
      for (const was of BOTH)
        for (const sorting of BOTH)
          for (const closed of BOTH)
            for (const officeClosed of BOTH) {
              const office = { officeId: 'o', name: text, address: text, calendarId: 'c', closed: officeClosed }
              const present = isThere ? { deskId: 'd', officeId: 'o', name: text, sorting: was, closed: false } : null
              const refusal = refuseDesk(present, { officeId: 'o', name: text, sorting, closed }, [office])
              const expected =
                isThere && was && !sorting
                  ? 'one-desk-sorts'
                  : sorting && (closed || officeClosed)
                    ? 'sorting-desk-stays-open'
                    : null
              assert.equal(refusal, expected)
            }
    assert.equal(refuseDesk(null, { officeId: 'x', name: text, sorting: false, closed: false }, []), 'no-such-office')
  })
})

describe('refuseOffice()', () => {
  it('keeps the office of the desk "to be sorted" open', () => {
    const desk = (officeId: string, sorting: boolean) => ({ deskId: 'd', officeId, name: text, sorting, closed: false })
    for (const closed of BOTH)
      for (const sorting of BOTH)
        for (const officeId of ['o', 'other']) {
          const refusal = refuseOffice('o', { name: text, calendarId: 'c', closed }, [desk(officeId, sorting)])
          assert.equal(refusal, closed && sorting && officeId === 'o' ? 'sorting-desk-stays-open' : null)
        }
  })
})

describe('changedSettings()', () => {
  const agency: Agency = {
    agencyId: 'a',
    slug: 's',
    kind: 'agency',
    parentId: null,
    name: text,
    words: { intro: text },
    lang: 'fa',
    zone: 'Asia/Tehran',
    retentionDays: 365,
    confirmDays: 14,
    minGroup: 10,
    sureEnough: 0.6,
    open: true,
    escalation: { leadDays: 0, managerDays: 2, umbrellaDays: 5 },
    logoTag: null,
    demanded: { mostRetentionDays: null, leastMinGroup: null },
    demands: { mostRetentionDays: null, leastMinGroup: null },
  }

  it('names exactly what differs, whatever the order of keys', () => {
    assert.deepEqual(changedSettings(agency, { ...agency, name: { en: 'a', fa: 'الف' } }), [])
    const other: Partial<Agency>[] = [
      { name: { fa: 'ب', en: 'b' } },
      { words: {} },
      { lang: 'en' },
      { zone: 'Asia/Kabul' },
      { retentionDays: 30 },
      { confirmDays: 3 },
      { minGroup: 11 },
      { sureEnough: 0.7 },
      { open: false },
      { demands: { mostRetentionDays: 30, leastMinGroup: null } },
    ]
    const names = 'name words lang zone retention-days confirm-days min-group sure-enough open demands'.split(' ')
    for (const [at, change] of other.entries())
      assert.deepEqual(changedSettings(agency, { ...agency, ...change }), [names[at]])
    assert.deepEqual(changedSettings(agency, Object.assign({}, agency, ...other)), names)
  })
})

describe('isReserved()', () => {
  it('keeps every first word of an address that is no agency’s', () => {
    for (const word of 'receipt desk methods data log verify results api open311 en fa livez readyz'.split(' '))
      assert.ok(isReserved(word), word)
    assert.ok(!isReserved('telecom'))
  })
})

describe('calendarTrouble() and withExceptions()', () => {
  const today = new Date('2026-11-21T06:30:00Z')
  const hours = firstHours('Asia/Tehran', today)

  it('takes what a new agency begins with, in each country', () => {
    for (const zone of ['Asia/Tehran', 'Asia/Kabul', 'Europe/Berlin'])
      assert.equal(calendarTrouble(firstHours(zone, today), today), null)
    assert.ok(hours.exceptions.some(({ on }) => on === '2027-03-21'))
    assert.ok(firstHours('Asia/Kabul', today).exceptions.length === 0)
  })

  it('refuses a calendar that never opens, or has a day that is none', () => {
    assert.match(calendarTrouble({ ...hours, week: {} }, today) ?? '', /Cannot/)
    const noDay = { ...hours, exceptions: [{ on: '2026-02-30', spans: [], name: text }] }
    assert.match(calendarTrouble(noDay, today) ?? '', /Cannot/)
  })

  it('puts days in order, and the last word on a day holds', () => {
    const day = (on: string, fa: string) => ({ on, spans: [], name: { fa, en: fa } })
    const bare: Hours = { ...hours, exceptions: [day('2026-05-02', 'x'), day('2026-05-01', 'old')] }
    const { exceptions } = withExceptions(bare, [day('2026-05-01', 'new'), day('2026-04-01', 'y')])
    assert.deepEqual(
      exceptions.map(({ on, name }) => `${on} ${name.fa}`),
      ['2026-04-01 y', '2026-05-01 new', '2026-05-02 x'],
    )
  })
})
