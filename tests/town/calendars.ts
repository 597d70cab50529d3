/**
 * The two working calendars of the made-up town and its days off in 1405. Solar days are those every
 * Iranian calendar has; the lunar ones are this town's entries and no substitute for the official calendar.
 */
import type { Calendar, Holiday } from './shape.ts'

const day = (jalali: string, iso: string, kind: Holiday['kind'], fa: string, en: string): Holiday => ({
  jalali,
  day: iso,
  kind,
  name: { fa, en },
})

const HOLIDAYS_1405: readonly Holiday[] = [
  day('1405-01-01', '2026-03-21', 'solar', 'عید نوروز', 'Nowruz'),
  day('1405-01-02', '2026-03-22', 'solar', 'عید نوروز', 'Nowruz'),
  day('1405-01-03', '2026-03-23', 'solar', 'عید نوروز', 'Nowruz'),
  day('1405-01-04', '2026-03-24', 'solar', 'عید نوروز', 'Nowruz'),
  day('1405-01-12', '2026-04-01', 'solar', 'روز جمهوری اسلامی', 'Islamic Republic Day'),
  day('1405-01-13', '2026-04-02', 'solar', 'روز طبیعت', 'Nature Day'),
  day('1405-01-25', '2026-04-14', 'lunar', 'شهادت امام جعفر صادق', 'Martyrdom of Imam Sadeq'),
  day('1405-03-06', '2026-05-27', 'lunar', 'عید قربان', 'Eid al-Adha'),
  day('1405-03-14', '2026-06-04', 'solar', 'رحلت امام خمینی؛ عید غدیر', 'Death of Imam Khomeini; Eid al-Ghadir'),
  day('1405-03-15', '2026-06-05', 'solar', 'قیام ۱۵ خرداد', 'Uprising of 15 Khordad'),
  day('1405-04-04', '2026-06-25', 'lunar', 'تاسوعا', 'Tasua'),
  day('1405-04-05', '2026-06-26', 'lunar', 'عاشورا', 'Ashura'),
  day('1405-05-13', '2026-08-04', 'lunar', 'اربعین', 'Arbaeen'),
  day(
    '1405-06-17',
    '2026-09-08',
    'announced',
    'بازسازی شبکه برق شهر (اعلام‌شده یک روز پیش)',
    'Repair of the town grid (announced one day before)',
  ),
  day('1405-08-23', '2026-11-14', 'lunar', 'شهادت حضرت فاطمه', 'Martyrdom of Fatima'),
  day('1405-10-02', '2026-12-23', 'lunar', 'ولادت امام علی', 'Birth of Imam Ali'),
  day('1405-11-22', '2027-02-11', 'solar', 'پیروزی انقلاب', 'Revolution Day'),
  day('1405-12-19', '2027-03-10', 'lunar', 'عید فطر', 'Eid al-Fitr'),
  day('1405-12-20', '2027-03-11', 'lunar', 'تعطیل عید فطر', 'Second day of Eid al-Fitr'),
  day('1405-12-29', '2027-03-20', 'solar', 'ملی شدن صنعت نفت', 'Oil Nationalisation Day'),
]

const OFFICE_DAY = [['08:00', '16:00']] as const
const SHIFT_DAY = [
  ['07:30', '13:30'],
  ['15:00', '20:30'],
] as const

export const CALENDARS: readonly Calendar[] = [
  {
    code: 'office',
    name: { fa: 'ساعت اداری', en: 'Office hours' },
    week: {
      sat: OFFICE_DAY,
      sun: OFFICE_DAY,
      mon: OFFICE_DAY,
      tue: OFFICE_DAY,
      wed: OFFICE_DAY,
      thu: [['08:00', '12:00']],
      fri: [],
    },
    holidays: HOLIDAYS_1405,
  },
  {
    code: 'two-shifts',
    name: { fa: 'دونوبته، پنجشنبه فقط صبح', en: 'Two shifts, Thursday mornings only' },
    week: {
      sat: SHIFT_DAY,
      sun: SHIFT_DAY,
      mon: SHIFT_DAY,
      tue: SHIFT_DAY,
      wed: SHIFT_DAY,
      thu: [['07:30', '13:30']],
      fri: [],
    },
    holidays: HOLIDAYS_1405,
  },
]
