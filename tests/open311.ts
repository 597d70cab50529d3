/** The doors of Open311 for its tests: asked, sent to, and a text that an officer has released. */
import assert from 'node:assert/strict'
import { sql, type TestApp } from './app.ts'
import type { SignedIn } from './people.ts'

export const V2 = '/open311/v2'

export type Request = Record<string, string | number | null>

export const LEAK = { service_code: 'leak', description: 'Water runs down the street', lat: '35.7', long: '51.4' }
export const errorsOf = async (answer: Response) => (await answer.json()) as { code: string; description: string }[]

/** `lead` is who releases texts. */
export function open311Doors(app: TestApp, lead: SignedIn) {
  const get = (path: string, headers: Record<string, string> = {}) => app.routes.request(V2 + path, { headers })
  const json = async (path: string, headers = {}) => (await get(path, headers)).json() as Promise<Request[]>
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}, path = '/requests.json') =>
    app.routes.request(V2 + path, { method: 'POST', body: new URLSearchParams(fields), headers })

  async function sent(fields: Record<string, string>, headers = {}) {
    const answer = await post(fields, headers)
    assert.equal(answer.status, 200, await answer.clone().text())
    const [request] = (await answer.json()) as Request[]
    return {
      id: String(request!.service_request_id),
      receipt: answer.headers.get('pasokh-receipt')!,
      request: request!,
    }
  }

  /** Sends, opens a case, and has an officer release the text; gives the id that the public sees. */
  async function released(fields: Record<string, string>) {
    const own = await sent({ ...LEAK, ...fields, 'attribute[may_publish]': 'true' })
    await app.work()
    const { submissionId, caseId } = await caseOf(own.id)
    assert.equal((await setReleased(caseId, submissionId, true)).status, 200)
    return { ...own, submissionId, caseId }
  }

  async function caseOf(token: string) {
    const [row] = await app.rows<{ submissionId: string; caseId: string }>(sql`
      select submission_id as "submissionId", case_id as "caseId" from case_submission join open311_token using (agency_id, submission_id)
      where token_hash = sha256(${`open311 ${token}`}::bytea)`)
    return row!
  }

  const setReleased = (caseId: string, submissionId: string, isPublic: boolean) =>
    app.routes.request(`/api/cases/${caseId}/releases`, {
      method: 'PUT',
      headers: lead.headers,
      body: JSON.stringify({ submissionId, isPublic }),
    })

  return { get, json, post, sent, released, caseOf, setReleased }
}
