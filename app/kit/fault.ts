/**
 * What may be kept of an error. Libraries put into a message what they choked on: a mail server the address, the
 * database a value, a parser a piece of the text. So an error of theirs is known by its kind and code only.
 */

const MAX_LENGTH = 200
// Messages of these are of this code's own making, or name a property and no value.
const OWN_WORDS: readonly string[] = ['Error', 'TypeError', 'RangeError']

/** A line for the log, the outbox or a failed job, without anything that a person wrote. */
export function faultWord(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const kind = error.constructor.name
  if ('code' in error) return /^[A-Z0-9_]{1,40}$/i.test(String(error.code)) ? `${kind} ${error.code}` : kind
  return OWN_WORDS.includes(kind) ? error.message.slice(0, MAX_LENGTH) : kind
}

/** Where it happened, without the message that a stack begins with. */
export const faultPlace = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')
    : ''
