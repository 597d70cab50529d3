/** The client of our own JSON doors: how one is called, and how what went wrong comes back. What the doors are called stands in doors.ts. */

/** A door's "no", by its stable word; `no-connection` when no answer came. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly word: string
  readonly status: number
  readonly more: Readonly<Record<string, unknown>>
  constructor(word: string, status: number, more: Record<string, unknown> = {}) {
    super(word)
    this.word = word
    this.status = status
    this.more = more
  }
}

/** Fields that were refused: all of them come with wrong-shape. */
export function wrongFields(error: unknown): string[] {
  const fields = error instanceof Problem ? error.more.fields : null
  return fields && typeof fields === 'object' ? Object.keys(fields) : []
}

/** Longer than any door takes; a file may go over a slow line. */
const WAIT_MS = 2 * 60_000
const FILE_WAIT_MS = 20 * 60_000

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let csrfToken = ''
export const keepCsrfToken = (token: string): void => {
  csrfToken = token
}

/** Asks the officer to show the second factor again; false when they would rather not. The frame puts its dialog here. */
let confirmAgain: () => Promise<boolean> = async () => false
export const onConfirmFirst = (ask: () => Promise<boolean>): void => {
  confirmAgain = ask
}

/** @throws Problem */
export async function call<Answer = void>(method: Method, path: string, body?: unknown): Promise<Answer> {
  try {
    return await once<Answer>(method, path, body)
  } catch (error) {
    if (!(error instanceof Problem && error.word === 'confirm-first' && (await confirmAgain()))) throw error
    return once<Answer>(method, path, body)
  }
}

async function once<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const isRaw = body instanceof Blob || body instanceof FormData
  const answer = await fetch(`/api${path}`, {
    method,
    headers: {
      ...(method !== 'GET' && { 'x-csrf-token': csrfToken }),
      ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(isRaw ? FILE_WAIT_MS : WAIT_MS),
  }).catch(() => {
    throw new Problem('no-connection', 0)
  })
  if (!answer.ok) throw await problemOf(answer)
  // The caller names the shape that this door's own description gives; the console checks no answer of its own server.
  return (answer.status === 204 ? undefined : await answer.json()) as Answer
}

async function problemOf(answer: Response): Promise<Problem> {
  const said: unknown = await answer.json().catch(() => null)
  if (!said || typeof said !== 'object') return new Problem('broken', answer.status)
  const { title, ...more } = said as Record<string, unknown>
  return new Problem(typeof title === 'string' ? title : 'broken', answer.status, more)
}

/** A query string of what is given; nothing for null, false and the empty text. */
export function query(given: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) search.set(name, String(value))
  const text = String(search)
  return text && `?${text}`
}
