/** This installation as a witness of others: its key, and the one call of c2sp.org/tlog-witness. */
import { formatKey } from '@pasokh/ledger'
import { Hono } from 'hono'
import { asText, readBody } from '#kit/body.ts'
import { placeOf } from '#kit/caller.ts'
import { problem } from '#kit/http.ts'
import type { App } from '../app.ts'
import { answerAsWitness, ownWitnessKey } from './witness.actions.ts'

const LIMIT = { tries: 600, seconds: 600 }
const MAX_BYTES = 64 * 1024

export const witnessPages = (app: App): Hono =>
  new Hono()
    .get('/witness', async (c) => c.text(`${formatKey(await ownWitnessKey(app))}\n`))
    .post('/witness/add-checkpoint', async (c) => {
      if (!(await app.limits.allows('witness', placeOf(app.config, c), LIMIT))) return problem(c, 429, 'too-many')
      const bytes = await readBody(c, MAX_BYTES)
      const { status, text, type } = await answerAsWitness(app, (bytes && asText(bytes)) ?? '')
      return c.body(text, status, { 'content-type': type })
    })
