/**
 * Whether the store can be reached. A slow statement is no fault and is waited for; but where one has been silent
 * for a while the server is asked beside it, and when it does not answer, all who wait are told at once.
 */
import pg from 'pg'

/** Where a store is, and who asks. */
export type Connection = { connectionString?: string; host?: string; port?: number; user?: string; database?: string }

/** The store did not answer, or ended the connection: whether the act was carried out is not known. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable'
  constructor(cause?: unknown) {
    super('The store cannot be reached', { cause })
  }
}

/** How long a statement may be silent before the server is asked, and how long that question may take. */
export type Patience = { silentMs: number; askedMs: number }
export const PATIENCE: Patience = { silentMs: 3_000, askedMs: 2_000 }
/** Found away once, it is not asked again by each newcomer. */
const AWAY_MS = 1_000

// Refused, cut or unknown to the system; what pg says without a code; and SQLSTATE classes 08 (connection), 53 (no
// room: disk, memory, connections) and 57P (going down, or not up yet).
const SYSTEM_CODES = /^(ECONN\w+|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
const STORE_CODES = /^(08|53|57P)/
const WITHOUT_CODE = /^Connection terminated|^timeout e|^Client has encountered a connection error/

/** Whether the error says that the store is away, and nothing about the act itself. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof StoreUnreachable) return true
  if (!('code' in error)) return WITHOUT_CODE.test(error.message)
  const code = String(error.code)
  if (SYSTEM_CODES.test(code)) return !('syscall' in error) || error.syscall !== 'open'
  return code.length === 5 && STORE_CODES.test(code)
}

/** Waits for answers of one store; `answers` asks whether it answers at all, once one has been silent for so long. */
export function openReach(answers: () => Promise<boolean>, silentMs: number, onAway: () => void) {
  let awayUntil = 0
  let asking: Promise<boolean> | null = null
  const ask = () => {
    asking ??= answers().then((isThere) => {
      asking = null
      if (isThere) return true
      if (performance.now() >= awayUntil) onAway()
      awayUntil = performance.now() + AWAY_MS
      return false
    })
    return asking
  }
  /** What `run` gives, or StoreUnreachable as soon as that is known. */
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (performance.now() < awayUntil) throw new StoreUnreachable()
    return new Promise<T>((done, failed) => {
      const watch = setInterval(
        () => void ask().then((isThere) => isThere || end(() => failed(new StoreUnreachable()))),
        silentMs,
      )
      const end = (say: () => void) => {
        clearInterval(watch)
        say()
      }
      run().then(
        (answer) => end(() => done(answer)),
        (error: unknown) => end(() => failed(isUnreachable(error) ? new StoreUnreachable(error) : error)),
      )
    })
  }
}

/** Whether a server answers there: also one that says no does. */
export async function storeAnswers(at: Connection, askedMs: number): Promise<boolean> {
  const client = new pg.Client({ ...at, connectionTimeoutMillis: askedMs })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    return !isUnreachable(error) || (error as { code?: string }).code === '53300'
  } finally {
    client.end().catch(() => {})
  }
}
