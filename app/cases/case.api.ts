/** The officers' doors for acting on a case. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { readForm } from '#kit/form.ts'
import { idParam, refuse } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import { askScanner } from '#kit/virus.ts'
import type { App } from '../app.ts'
import { officerOf, type Permission } from '../people/index.ts'
import { cleanPhoto } from '../submissions/index.ts'
import { say } from './answer.ts'
import { Hiding, Original, Reading, Releasing } from './api.schema.ts'
import type { NewFile } from './form.ts'
import { assign, correctService, hideCase, markRead, openOriginal, release } from './officer.actions.ts'
import { replyTo } from './reply/actions.ts'
import { FILE_TYPES, MAX_FILE_BYTES, MAX_FILES, NewReply } from './schema.ts'
import { correctUrgency } from './urgency/actions.ts'

/** `again` when this reply was published before: nothing was added. */
const Published = z.object({ replyId: uuid, again: z.boolean() })

const MAX_BYTES = MAX_FILES * MAX_FILE_BYTES + 64 * 1024

export function caseApi(app: App): Operation[] {
  const by = (c: Context, may: Permission) => officerOf(app, c, may)
  const id = (c: Context) => idParam(c, 'caseId')
  return [
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/replies',
        summary: 'Replies: done, planned, refused, question, update, or passes on',
        who: 'officer',
        body: NewReply,
        answers: { 201: Published },
      },
      async (c, { body }) => say(c, await replyTo(app, await by(c, 'cases.reply'), id(c), body), 201),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/replies-with-files',
        summary: 'The same with files: multipart, field `reply` (JSON) and `files`',
        who: 'officer',
        answers: { 201: Published },
      },
      async (c) => {
        const officer = await by(c, 'cases.reply')
        const { reply, files } = await readParts(app, c)
        return say(c, await replyTo(app, officer, id(c), reply, files), 201)
      },
    ),
    operation(
      {
        method: 'put',
        path: '/cases/:caseId/service',
        summary: 'Puts the case under its right service',
        who: 'officer',
        body: z.strictObject({ serviceId: uuid }),
        answers: { 200: z.object({ deskId: uuid }) },
      },
      async (c, { body }) => say(c, await correctService(app, await by(c, 'cases.reply'), id(c), body.serviceId)),
    ),
    operation(
      {
        method: 'put',
        path: '/cases/:caseId/urgency',
        summary: 'Says that the case is dangerous, or that it is not',
        who: 'officer',
        body: z.strictObject({ dangerous: z.boolean() }),
        answers: { 200: z.object({ dangerous: z.boolean() }) },
      },
      async (c, { body }) => say(c, await correctUrgency(app, await by(c, 'cases.reply'), id(c), body.dangerous)),
    ),
    operation(
      {
        method: 'put',
        path: '/cases/:caseId/assignee',
        summary: 'Takes the case, or gives it back to the desk',
        who: 'officer',
        body: z.strictObject({ officerId: uuid.nullable() }),
        answers: { 200: z.object({ assignedTo: uuid.nullable() }) },
      },
      async (c, { body }) => say(c, await assign(app, await by(c, 'cases.reply'), id(c), body.officerId)),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/readings',
        summary: 'What is new has been read, up to this event',
        who: 'officer',
        body: Reading,
        answers: { 204: null },
      },
      async (c, { body }) => {
        await markRead(app, await by(c, 'cases.read'), id(c), body.seen)
        return c.body(null, 204)
      },
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/originals',
        summary: 'Opens the original of a submission; this is recorded',
        who: 'officer',
        body: z.strictObject({ submissionId: uuid }),
        answers: { 200: Original },
      },
      async (c, { body }) => {
        const done = await openOriginal(app, await by(c, 'originals.open'), id(c), body.submissionId)
        return 'refusal' in done ? say(c, done) : c.json(done.original)
      },
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/hidings',
        summary: 'Hides abuse, with a reason that is counted in public',
        who: 'officer',
        body: Hiding,
        answers: { 200: z.object({ state: z.string() }) },
      },
      async (c, { body }) => say(c, await hideCase(app, await by(c, 'cases.hide'), id(c), body.reason)),
    ),
    operation(
      {
        method: 'put',
        path: '/cases/:caseId/releases',
        summary: 'Puts a covered text before the public, or takes it back',
        who: 'officer',
        body: Releasing,
        answers: { 200: z.object({ isPublic: z.boolean() }) },
      },
      async (c, { body }) =>
        say(c, await release(app, await by(c, 'cases.reply'), id(c), body.submissionId, body.isPublic)),
    ),
  ]
}

async function readParts(app: App, c: Context): Promise<{ reply: NewReply; files: NewFile[] }> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) refuse(c, 415, 'multipart-only')
  const { form, refusal } = await readForm(c, MAX_BYTES)
  if (!form) return refuse(c, refusal === 'too-large' ? 413 : 400, refusal)
  const given = form.file('files')
  if (given.length > MAX_FILES) refuse(c, 422, 'too-many-files')
  const files: NewFile[] = []
  for (const file of given) {
    if (file.size > MAX_FILE_BYTES) refuse(c, 413, 'too-large', { most: MAX_FILE_BYTES })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const type = typeOf(bytes) ?? refuse(c, 422, 'wrong-file-type', { allowed: FILE_TYPES })
    await refuseHarmful(app, c, bytes)
    const name = file.name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'file'
    files.push(type.startsWith('image/') ? await newPicture(c, name, bytes) : { name, type, bytes })
  }
  const read = NewReply.safeParse(jsonOf(form.text('reply')))
  return read.success
    ? { reply: read.data, files }
    : refuse(c, 422, 'wrong-shape', { fields: z.flattenError(read.error).fieldErrors })
}

/** Made anew, without what the camera wrote beside it: where it stood, when, and whose it is. */
async function newPicture(c: Context, name: string, bytes: Uint8Array): Promise<NewFile> {
  const { photo } = await cleanPhoto(bytes)
  if (!photo) return refuse(c, 422, 'wrong-file-type', { allowed: FILE_TYPES })
  return { name: `${name.replace(/\.\w+$/, '') || 'photo'}.jpg`, type: 'image/jpeg', bytes: photo }
}

/** Where the operator has a scanner no file is kept that it has not called clean. */
async function refuseHarmful({ config, log }: App, c: Context, bytes: Uint8Array): Promise<void> {
  if (!config.scannerUrl) return
  const verdict = await askScanner(config.scannerUrl, bytes)
  if (verdict === 'clean') return
  log.warn('file-refused', { failure: verdict })
  if (verdict === 'harmful') refuse(c, 422, 'harmful-file')
  c.header('retry-after', '60')
  refuse(c, 503, 'no-scanner')
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(part)
  } catch {
    return null
  }
}

/** What the bytes are, not what the name says. */
function typeOf(bytes: Uint8Array): (typeof FILE_TYPES)[number] | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('%PDF-')) return 'application/pdf'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return isPlainText(bytes) ? 'text/plain' : null
}

/** Text in UTF-8 without control signs, and no markup that a browser might take for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/^\s*</.test(text) && !/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, ''))
  } catch {
    return false
  }
}
