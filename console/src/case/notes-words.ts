/** Words of notes between officers. */
import { both } from '../both.ts'

export const NOTES = both({
  fa: {
    title: 'یادداشت‌ها',
    lead: 'فقط همکارانی که این پرونده را می‌بینند. به فرستنده نمی‌رسد و در دفتر نمی‌آید.',
    body: 'یادداشت',
    mention: 'چه کسی ببیند؟',
    mentionNone: 'هیچ‌کس ویژه',
    drop: (name: string) => `${name}: برداشتن`,
    write: 'بگذار',
    written: 'یادداشت گذاشته شد.',
    seenBy: (names: string) => `برای ${names}`,
    forMe: 'برای شما',
    noText: 'متن این یادداشت دیگر نیست.',
    waiting: 'همکاران خواسته‌اند ببینید',
    from: (name: string) => `از ${name}`,
  },
  en: {
    title: 'Notes',
    lead: 'Only colleagues who see this case. No sender gets them, and the record does not hold them.',
    body: 'Note',
    mention: 'Who should see it?',
    mentionNone: 'nobody in particular',
    drop: (name) => `${name}: remove`,
    write: 'Add the note',
    written: 'The note is there.',
    seenBy: (names) => `for ${names}`,
    forMe: 'for you',
    noText: 'The text of this note is gone.',
    waiting: 'Colleagues would like you to see',
    from: (name) => `from ${name}`,
  },
})
