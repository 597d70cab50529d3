/** Words of where a case is. */
import type { PlaceLevel } from '../../../app/places/schema.ts'
import { both } from '../both.ts'
import type { Where } from '../case-doors.ts'

type How = Record<Where['how'], string>
/** How far a place is known, where that is nearer than an area. */
type Far = Partial<Record<PlaceLevel, string>>

export const PLACE = both({
  fa: {
    place: 'کجا',
    unknown: 'نامعلوم',
    likely: 'شاید یکی از این‌ها',
    others: 'محدوده‌های دیگر',
    how: {
      given: 'شخص آن را برگزیده است.',
      point: 'از نقطه‌ای که شخص داده است.',
      text: 'از نشانی یا متن خوانده شد.',
      many: 'چند جا به این نام هست؛ یکی را برگزینید.',
      'not-found': 'از نوشته‌اش جایی شناخته نشد.',
      'no-place': 'جایی نگفته است.',
      officer: 'کارمندی آن را درست کرده است.',
    } as How,
    outside: (level: string, name?: string) =>
      `${name ? `«${name}» (${level})` : `تا «${level}»`} شناخته شد، اما در هیچ محدوده‌ای از این دستگاه نیست.`,
    sure: (share: string) => `با اطمینان ${share}.`,
    far: {
      street: 'تا خیابان روشن است.',
      alley: 'تا کوچه روشن است.',
      house: 'تا پلاک روشن است.',
      asset: 'شمارهٔ تجهیز را نوشته است.',
    } as Far,
    corrected: 'جای آن درست شد.',
    movedDesk: 'پرونده به میز اداره‌ای رفت که آنجا پاسخ می‌دهد.',
    correctedTo: (area: string) => `جای آن «${area}» شد`,
    elsewhere: (agency: string) => `این کار دستگاه «${agency}» است`,
  },
  en: {
    place: 'Where',
    unknown: 'Not known',
    likely: 'Perhaps one of these',
    others: 'Other areas',
    how: {
      given: 'The person chose it.',
      point: 'By the point that the person gave.',
      text: 'Read out of the address or the message.',
      many: 'Several places have this name; choose one.',
      'not-found': 'No place was recognised in what they wrote.',
      'no-place': 'They named no place.',
      officer: 'An officer has put it right.',
    },
    outside: (level, name) =>
      `Known ${name ? `as “${name}” (${level})` : `down to “${level}”`}, which lies in no area of this agency.`,
    sure: (share) => `${share} sure.`,
    far: {
      street: 'Known down to the street.',
      alley: 'Known down to the alley.',
      house: 'Known down to the house number.',
      asset: 'They wrote the number of the thing.',
    },
    corrected: 'The place was put right.',
    movedDesk: 'The case went to the desk of the office that answers there.',
    correctedTo: (area) => `The place became “${area}”`,
    elsewhere: (agency) => `This is a matter of the agency “${agency}”`,
  },
})
