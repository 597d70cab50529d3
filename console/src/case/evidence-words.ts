/** Words of what shows that something was done, as an officer gives it. */
import type { EvidenceKind } from '../../../app/cases/schema.ts'
import { both } from '../both.ts'

export const EVIDENCE = both({
  fa: {
    title: 'نشانهٔ انجام کار',
    needed: 'این خدمت برای «انجام شد» نشانه می‌خواهد؛ شخص آن را می‌بیند.',
    add: 'افزودن نشانه',
    remove: 'برداشتن نشانه',
    kind: 'با چه نشان می‌دهید؟',
    kinds: { text: 'متن', measurement: 'اندازه', photo: 'عکس' } as Record<EvidenceKind, string>,
    text: 'چه دیده شد',
    textHint: 'چه کسی، چه روزی، در جا چه دید.',
    value: 'عدد',
    unit: 'یکا',
    unitHint: 'مثلاً بار، متر، روز.',
    how: 'چگونه اندازه گرفته شد',
    photoHint: 'عکس را با «افزودن فایل» بیفزایید. عکس از نو ساخته می‌شود و دادهٔ دوربین در آن نمی‌ماند؛ کسی در عکس نباشد.',
    missing: {
      evidence: 'این خدمت نشانه می‌خواهد؛ آن را بیفزایید.',
      shown: 'نشانه کامل نیست: متن را با جمله‌ای، یا عدد و یکا و روش را بنویسید.',
      photo: 'هنوز عکسی پیوست نشده است.',
    },
  },
  en: {
    title: 'What shows that it was done',
    needed: 'For this service “done” needs evidence; the person sees it.',
    add: 'Add evidence',
    remove: 'Remove the evidence',
    kind: 'By what do you show it?',
    kinds: { text: 'Words', measurement: 'Measurement', photo: 'Photo' },
    text: 'What was seen',
    textHint: 'Who saw what there, and on which day.',
    value: 'Number',
    unit: 'Unit',
    unitHint: 'For example bar, metres, days.',
    how: 'How it was measured',
    photoHint:
      'Add the photo with “Add files”. It is made anew, and nothing of what the camera wrote stays in it; let nobody be in the picture.',
    missing: {
      evidence: 'This service needs evidence; add some.',
      shown: 'The evidence is not whole: write a sentence, or a number with its unit and how it was measured.',
      photo: 'There is no photo among the files yet.',
    },
  },
})
