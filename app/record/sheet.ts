/** The printed sheet of a proof: what it shows and what it does not, how to check it without us, and the proof itself. */
import { fileURLToPath } from 'node:url'
import { parseCheckpoint, parseNote } from '@pasokh/ledger'
import { dateTime, type Lang, longDate, number } from '#kit/words.ts'
import { qrSquares } from '#ui/qr-squares.ts'
import type { Sheet } from './schema.ts'
import { SHEET_WORDS } from './sheet.words.ts'

export const SHEET_TEMPLATE = fileURLToPath(new URL('sheet.typ', import.meta.url))

/** Everything the template says, in one language. */
export function writeSheet(lang: Lang, sheet: Sheet) {
  const words = SHEET_WORDS[lang]
  const { agency, zone, index, entry, note, vkey, signedAt, witnesses, file, short, publicUrl } = sheet
  const { origin, size } = parseCheckpoint(parseNote(note)!.text)!
  const { facts } = words
  const witnessed = words.witnessed(witnesses)
  return {
    lang,
    title: words.title,
    agency,
    page: words.page,
    lead: words.lead(index),
    facts: [
      { term: facts.agency, value: agency },
      { term: facts.entry, value: number(lang, index) },
      { term: facts.day, value: longDate(lang, dayOf(entry)) },
      { term: facts.size, value: number(lang, size) },
      { term: facts.signed, value: dateTime(lang, signedAt, zone) },
    ],
    codes: [
      { term: facts.log, value: origin },
      { term: facts.key, value: vkey },
    ],
    proves: { ...words.proves, lines: [...words.proves.lines, ...(witnesses > 0 ? [witnessed] : [])] },
    provesNot: { ...words.provesNot, lines: [...words.provesNot.lines, ...(witnesses > 0 ? [] : [witnessed])] },
    check: { ...words.check, command: `npx pasokh verify --from ${publicUrl}` },
    secret: words.secret,
    qr: { picture: qrPicture(short), alt: words.qr },
    checkpoint: { ...words.checkpoint, text: note },
    entry: { ...words.entry, text: entry },
    file: { ...words.file, text: file, as: `pasokh-${index}.tlog-proof` },
  }
}

const dayOf = (entry: string) => (JSON.parse(entry) as { body: { day: string } }).body.day

function qrPicture(text: string): string {
  const { size, path } = qrSquares(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`
}
