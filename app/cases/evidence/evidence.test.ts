/** Evidence for "done": demanded where the service does, whole or not taken, seen by the person, sealed, and without what a camera wrote. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { CANARY, canaryPhoto } from '../../../tests/leaks/canaries.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  await app.rows(sql`update service set needs_evidence = true where service_id = ${agency.leak} returning 1`)
})
after(() => app.close())

const opened = (serviceId = agency.leak) =>
  sendMessage(app, agency.agencyId, message('a pipe is leaking', { serviceId }))

async function said(caseId: string, reply: object, files: File[] = []) {
  const body = new FormData()
  body.set('reply', JSON.stringify({ outcome: 'done', body: 'It is done.', ...reply }))
  for (const file of files) body.append('files', file)
  const { 'content-type': _, ...headers } = lead.headers
  const path = `/api/cases/${caseId}/replies-with-files`
  const answer = await app.routes.request(path, { method: 'POST', headers, body })
  const { title } = (await answer.json()) as { title?: string }
  return answer.status === 201 ? 'published' : title
}

const pageOf = async (receipt: string, path = '/en/receipt', more = {}) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams({ receipt, ...more }) })
const measured = { kind: 'measurement', value: 3.25, unit: 'bar', how: 'by a gauge at the door' }

test('"done" of a service that demands evidence is refused without; what is no "done", and other services, are not', async () => {
  const { caseId } = await opened()
  assert.equal(await said(caseId, {}), 'evidence-needed')
  assert.equal(await said(caseId, { outcome: 'update' }), 'published')
  assert.equal(await said(caseId, { outcome: 'update', evidence: measured }), 'wrong-shape')
  assert.equal(await said(caseId, { evidence: { kind: 'text', text: 'dry' } }), 'wrong-shape')
  assert.equal(await said(caseId, { evidence: { ...measured, how: '' } }), 'wrong-shape')
  assert.equal(await said(caseId, { evidence: measured }), 'published')
  assert.equal(await said((await opened(agency.bill)).caseId, {}), 'published')
})

test('the person sees what was measured, or the words', async () => {
  const first = await opened()
  await said(first.caseId, { evidence: measured })
  assert.match(
    await (await pageOf(first.receipt)).text(),
    /What shows that it was done[\s\S]*3\.25[\s\S]*bar[\s\S]*by a gauge/,
  )
  const second = await opened()
  await said(second.caseId, { evidence: { kind: 'text', text: 'Mina saw it dry on Monday.' } })
  assert.match(await (await pageOf(second.receipt, '/receipt')).text(), /نشانهٔ انجام کار[\s\S]*saw it dry/)
})

test('a photo is demanded where it is named, and nothing of what the camera wrote reaches anybody', async () => {
  const { receipt, caseId } = await opened()
  const photo = await canaryPhoto()
  assert.equal(await said(caseId, { evidence: { kind: 'photo' } }), 'photo-needed')
  const words = new File(['only words'], 'plan.txt')
  assert.equal(await said(caseId, { evidence: { kind: 'photo' } }, [words]), 'photo-needed')
  const broken = new File([new Uint8Array(photo.subarray(0, 200))], 'cut.jpg')
  assert.equal(await said(caseId, { evidence: { kind: 'photo' } }, [broken]), 'wrong-file-type')
  const whole = new File([new Uint8Array(photo)], 'yard.jpeg')
  assert.equal(await said(caseId, { evidence: { kind: 'photo' } }, [words, whole]), 'published')
  const answer = await app.routes.request(`/api/cases/${caseId}`, { headers: { cookie: lead.cookie } })
  type Shown = { replies: { evidence: { fileId: string } | null; files: { fileId: string; name: string }[] }[] }
  const { evidence, files } = ((await answer.json()) as Shown).replies.at(-1)!
  assert.equal(files.find(({ fileId }) => fileId === evidence!.fileId)?.name, 'yard.jpg')
  const file = await pageOf(receipt, '/en/receipt/file', { file: evidence!.fileId })
  const bytes = Buffer.from(await file.arrayBuffer())
  assert.ok(photo.includes(CANARY.cameraArtist))
  assert.ok(!bytes.includes(CANARY.cameraArtist))
  const { exif, width } = await sharp(bytes).metadata()
  assert.deepEqual([exif, width], [undefined, 64])
})

test('its words are sealed, and its kind is counted', async () => {
  const rows = await app.rows<{ sealed: Buffer }>(sql`select sealed from evidence`)
  for (const { sealed } of rows) assert.ok(!sealed.includes('gauge') && !sealed.includes('Mina'))
  const kinds = await app.rows<{ kind: string }>(sql`select kind from pub_evidence order by kind`)
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['measurement', 'measurement', 'photo', 'text'],
  )
})
