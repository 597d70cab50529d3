/** The part of public pages with the numbers to call now. */
import { type Lang, pick } from '#kit/words.ts'
import { userText } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import type { Agency } from '../agencies/index.ts'
import { EMERGENCY } from './words.ts'

/** What to do now: the agency's own words, or those that hold in Iran. */
export const emergencyWords = (lang: Lang, { words }: Pick<Agency, 'words'>): string =>
  (words.emergency && pick(words.emergency, lang)) || pick(EMERGENCY, lang)

export const EmergencyPart = (lang: Lang, agency: Pick<Agency, 'words'>) =>
  Notice({ kind: 'warn', body: userText(emergencyWords(lang, agency)) })
