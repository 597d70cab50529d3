/** The doors as the tests of a slice ask at them: JSON in, JSON out. */
import type { Hono } from 'hono'
import type { SignedIn } from './people.ts'

/** An officer, or null for who is nobody here. */
export type Who = Pick<SignedIn, 'headers'> | null

/** `doors` as a function, for they open before the tests do. Where nothing is said back, or no JSON, `body` is {}. */
export const asking =
  (doors: () => Pick<Hono, 'request'>) =>
  async <Body = Record<string, unknown>>(who: Who, method: string, path: string, body?: object) => {
    const answer = await doors().request(`/api${path}`, {
      method,
      headers: who?.headers ?? { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said = await answer.text()
    // Which shape a door answers with is for its own test to say.
    return { status: answer.status, body: (said.startsWith('{') ? JSON.parse(said) : {}) as Body }
  }
