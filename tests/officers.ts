/** Officers through their doors, for the tests of people: asked, invited, let in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { routesOf } from '../app/kit/api.ts'
import { peopleApi } from '../app/people/index.ts'
import { numberLines } from '../app/record/index.ts'
import { sql, type TestApp } from './app.ts'
import { checked } from './checked.ts'
import type { SignedIn } from './people.ts'

export const PASSWORD = 'kelm trub4 vof7'

export type Body = Record<string, unknown>

export const newOfficer = (more: object = {}) => ({
  email: `${randomUUID()}@example.org`,
  name: 'مریم',
  role: 'officer',
  lang: 'fa',
  ...more,
})

/** `admin` is who asks unless another is named: as a function, for each test has its own. */
export function officersDoors(app: TestApp, admin: () => SignedIn) {
  const routes = new Hono().route('/api', routesOf(checked(peopleApi(app))))
  const ask = async (method: string, path: string, body?: object, who: SignedIn | null = admin()) => {
    const headers = who?.headers ?? { 'content-type': 'application/json' }
    const answer = await routes.request(`/api${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body }
  }
  const invite = async (more: object = {}) => {
    const officer = newOfficer(more)
    const { status, body } = await ask('POST', '/officers', officer)
    assert.equal(status, 201)
    await app.work()
    return { ...officer, officerId: String(body.officerId), token: newestLink(officer.email) }
  }
  const linksOf = (email: string) =>
    app.sent.letters.flatMap(({ to, text }) =>
      to === email ? [...text.matchAll(/#(\S+)/g)].map(([, token]) => token!) : [],
    )
  const newestLink = (email: string) => linksOf(email).at(-1)!
  const letterTo = (email: string) => app.sent.letters.find(({ to }) => to === email)!
  const tryIn = async (email: string, password = PASSWORD) =>
    (await ask('POST', '/session', { email, password }, null)).status
  /** Lines of the record about an officer, by type: at a clock that stands still their order is drawn. */
  const acts = async (officerId: string) => {
    await numberLines(app)
    return app.rows<{ type: string; body: Body }>(
      sql`select type, body from record where body->>'officer' = ${officerId} order by type`,
    )
  }
  return { routes, ask, invite, linksOf, newestLink, letterTo, tryIn, acts }
}
