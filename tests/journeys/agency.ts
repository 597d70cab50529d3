/** A small agency for journeys: two services with promises, two offices, an area. Made through the slices' own functions. */
import { randomBytes } from 'node:crypto'
import { addCalendar } from '../../app/agencies/calendars.store.ts'
import { createAgency } from '../../app/agencies/index.ts'
import { addDesk, addOffice } from '../../app/agencies/offices.store.ts'
import { putReason } from '../../app/agencies/replies.store.ts'
import { addService, addTarget, setExamples } from '../../app/agencies/services.store.ts'
import type { App } from '../../app/app.ts'
import { addArea, putResponsibility } from '../../app/places/store.ts'

const text = (fa: string, en: string) => ({ fa, en })

const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS = {
  version: 1,
  validFrom: '2020-01-01',
  validTo: null,
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  exceptions: [],
}

export type TestAgency = Awaited<ReturnType<typeof testAgency>>

export async function testAgency(
  app: App,
  slug = `a${randomBytes(4).toString('hex')}`,
  name = text('آب و فاضلاب آزمایشی', 'Test Water'),
) {
  return app.db.open(async (tx) => {
    const agencyId = await createAgency(app, tx, { slug, name })
    const calendarId = await addCalendar(tx, { name: text('هفتگی', 'Weekly'), hours: HOURS })
    const officeId = await addOffice(tx, { calendarId, name: text('ادارهٔ شمال', 'North office') })
    const otherOfficeId = await addOffice(tx, { calendarId, name: text('ادارهٔ جنوب', 'South office') })
    const sortingDeskId = await addDesk(tx, { officeId, name: text('دسته‌بندی', 'To be sorted'), sorting: true })
    const deskId = await addDesk(tx, { officeId, name: text('میز تعمیر', 'Repairs desk'), sorting: false })
    const otherDeskId = await addDesk(tx, {
      officeId: otherOfficeId,
      name: text('میز جنوب', 'South desk'),
      sorting: false,
    })
    const leak = await addService(tx, service('leak', 'نشت آب', 'Water leak', true))
    const bill = await addService(tx, service('bill', 'قبض', 'Bill', false))
    for (const serviceId of [leak, bill])
      await addTarget(tx, serviceId, app.now(), { firstReplyDays: 2, solutionDays: 5 })
    await setExamples(tx, leak, [
      'لوله ترکیده و آب هدر می‌رود',
      'نشت آب در کوچه',
      'آب از لوله بیرون می‌زند',
      'a pipe is leaking water',
    ])
    await setExamples(tx, bill, ['قبض من اشتباه است', 'مبلغ قبض خیلی زیاد شده', 'قبض نیامده', 'my bill is wrong'])
    const areaId = await addArea(tx, {
      name: text('باغ‌سیب', 'Bagh-Sib'),
      aliases: ['خیابان بهار'],
      centre: { lat: 35.7, lon: 51.4 },
      border: null,
      retired: false,
    })
    await putResponsibility(tx, { serviceId: null, areaId: null, deskId })
    await putResponsibility(tx, { serviceId: bill, areaId: null, deskId: otherDeskId })
    await putReason(tx, { code: 'not-ours', name: text('در اختیار ما نیست', 'Not ours'), retired: false })
    return { agencyId, slug, officeId, otherOfficeId, sortingDeskId, deskId, otherDeskId, leak, bill, areaId }
  })
}

const service = (code: string, fa: string, en: string, publicKind: boolean) => ({
  code,
  name: text(fa, en),
  description: text('', ''),
  heading: null,
  publicKind,
  callsBack: false,
  needsPlace: false,
  retired: false,
  sort: 0,
})
