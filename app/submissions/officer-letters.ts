/** What each letter to an officer says and where it leads. Pure: numbers and ids come in, nothing of what a person wrote. */
import type { Lang } from '#kit/words.ts'
import { ABOVE, DIGEST, ESCALATION, MENTION, OFFERED, REPORT } from './letters.words.ts'

/** To whom, what is told, and the address of the desk. */
type Writing = { lang: Lang; name: string; fields: Readonly<Record<string, string>>; desk: string }
export type Written = { subject: string; text: string }

export const OFFICER_LETTERS = {
  digest: ({ lang, name, fields, desk }: Writing): Written => {
    const waiting = { open: Number(fields.open), late: Number(fields.late), news: Number(fields.news) }
    const { subject, mail } = DIGEST[lang]
    return { subject: subject(waiting.late), text: mail(name, waiting, `${desk}/`) }
  },
  report: ({ lang, name, fields, desk }: Writing): Written => {
    const { subject, mail } = REPORT[lang]
    const kind = fields.kind === 'month' ? 'month' : 'week'
    return { subject: subject[kind], text: mail(name, `${desk}/reports/${fields.reportId}`) }
  },
  escalation: ({ lang, name, fields, desk }: Writing): Written => {
    const words = ESCALATION[lang]
    const count = Number(fields.count)
    const isUmbrella = fields.step === 'umbrella'
    const url = `${desk}/${isUmbrella ? 'granted' : 'cases?due=late'}`
    if (fields.why === 'objections')
      return { subject: words.objectedSubject(count), text: words.objected(name, count, url) }
    return { subject: words.subject(count), text: (isUmbrella ? words.umbrella : words.mail)(name, count, url) }
  },
  offered: ({ lang, name, desk }: Writing): Written => {
    const { subject, mail } = OFFERED[lang]
    return { subject, text: mail(name, `${desk}/handovers`) }
  },
  mention: ({ lang, name, fields, desk }: Writing): Written => {
    const { subject, mail } = MENTION[lang]
    return { subject, text: mail(name, `${desk}/cases/${fields.caseId}`) }
  },
  above: ({ lang, name, fields, desk }: Writing): Written => {
    const what = fields.what === 'asked' || fields.what === 'stated' ? fields.what : 'said'
    const { subject, mail } = ABOVE[lang][what]
    const path = what === 'stated' ? `granted/${fields.agencyId}/${fields.caseId}` : `cases/${fields.caseId}`
    return { subject, text: mail(name, `${desk}/${path}`) }
  },
} as const satisfies Record<string, (writing: Writing) => Written>

/** By these names they wait in the outbox. */
export type LetterName = keyof typeof OFFICER_LETTERS
