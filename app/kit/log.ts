/**
 * The log, by allow-list: an event has a name and only the fields named here, so that no address,
 * no user agent and no text of a person can get into it by accident.
 */
import { pino } from 'pino'

/** Fields a line may have. None of them can say who a citizen is or when they came. */
export type Fields = {
  agency?: string
  job?: string
  jobId?: string
  route?: string
  status?: number
  ms?: number
  count?: number
  percent?: number
  failure?: string
  file?: string
  url?: string
  errorId?: string
  stack?: string
}

export type Log = Record<'info' | 'warn' | 'error' | 'debug', (event: string, fields?: Fields) => void>

const ALLOWED: (keyof Fields)[] = [
  'agency',
  'job',
  'jobId',
  'route',
  'status',
  'ms',
  'count',
  'percent',
  'failure',
  'file',
  'url',
  'errorId',
  'stack',
]

export function openLog(level: string, now: () => Date, to?: { write(line: string): void }): Log {
  // The hour and no more: a line about a request would else tell a citizen's minute.
  const timestamp = () => `,"hour":"${now().toISOString().slice(0, 13)}"`
  const out = pino({ level, base: null, timestamp }, to ?? pino.destination(2))
  const only = (fields: Fields) =>
    Object.fromEntries(ALLOWED.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])))
  const at =
    (name: 'info' | 'warn' | 'error' | 'debug') =>
    (event: string, fields: Fields = {}) =>
      out[name](only(fields), event)
  return { info: at('info'), warn: at('warn'), error: at('error'), debug: at('debug') }
}
