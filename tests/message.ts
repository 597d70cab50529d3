/** A message as somebody sends it, for tests and benches, and its way to a case. */
import { type NewSubmission, openIntake, showReceipt } from '../app/submissions/index.ts'
import { sql, type TestApp } from './app.ts'

/** Of somebody who says nothing but words; `more` is what else they say. */
export const message = (text: string, more: Partial<NewSubmission> = {}): NewSubmission => ({
  text,
  lang: 'en',
  serviceId: null,
  areaId: null,
  address: '',
  point: null,
  contact: null,
  wantsUpdates: false,
  mayPublish: false,
  ...more,
})

export type Sent = { submissionId: string; receipt: string; caseId: string }

/** Sent by the form, and worked on until its case is open. */
export async function sendMessage(app: TestApp, agencyId: string, given: NewSubmission): Promise<Sent> {
  const token = app.random(16).toString('base64url')
  const { submissionId, receipt } = await openIntake(app)(agencyId, token, given, { channel: 'web' })
  await app.work()
  const [row] = await app.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from case_submission where submission_id = ${submissionId}`,
  )
  return { submissionId, receipt: showReceipt(receipt), caseId: row!.caseId }
}
