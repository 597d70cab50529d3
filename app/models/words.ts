/** What stands on public pages where a text tells of danger, unless the agency has words of its own. */
import type { Text } from '#kit/words.ts'

export const EMERGENCY: Text = {
  fa: 'اگر جان کسی در خطر است، منتظر پاسخ این سامانه نمانید؛ همین حالا زنگ بزنید: اورژانس ۱۱۵، آتش‌نشانی ۱۲۵، پلیس ۱۱۰، اورژانس اجتماعی ۱۲۳.',
  en: 'If a life is in danger, do not wait for an answer here; call now: ambulance 115, fire 125, police 110, social emergency 123 (in Iran).',
}
