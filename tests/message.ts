/** A message as somebody sends it, for tests and benches, and its way to a case. */
import { type NewSubmission, openIntake, openReceipt, showReceipt } from '../app/submissions/index.ts'
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
  return { submissionId, receipt: showReceipt(receipt), caseId: await caseOf(app, submissionId) }
}

/** What stands behind a receipt that a door gave, once the case is open. */
export async function openedBy(app: TestApp, receipt: string): Promise<Sent> {
  const opened = await openReceipt(app, receipt)
  if (opened.refusal) throw new Error(opened.refusal)
  const { submissionId } = opened
  return { submissionId, receipt, caseId: await caseOf(app, submissionId) }
}

async function caseOf(app: TestApp, submissionId: string): Promise<string> {
  const [row] = await app.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from case_submission where submission_id = ${submissionId}`,
  )
  return row!.caseId
}
