/** Names that a new agency begins with; it may change each of them. */
import type { Text } from '#kit/words.ts'

const text = (fa: string, en: string): Text => ({ fa, en })

export const FIRST = {
  calendar: text('ساعت اداری', 'Office hours'),
  office: text('دفتر مرکزی', 'Main office'),
  desk: text('در انتظار تفکیک', 'To be sorted'),
}
