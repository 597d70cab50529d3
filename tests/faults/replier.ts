/** A process of its own that replies to one case, to be killed while it does. What it replies with comes in as JSON; it says "begun", then "done". */
import { replyTo } from '../../app/cases/reply/actions.ts'
import type { Connection } from '../../app/kit/db.ts'
import { openLog } from '../../app/kit/log.ts'
import type { Signed } from '../../app/people/index.ts'
import { appOn } from '../app.ts'

export type Errand = { connection: Connection; lead: Signed; caseId: string; body: string; token: string; at: string }

const { connection, lead, caseId, body, token, at } = JSON.parse(process.argv[2]!) as Errand
const now = new Date(at)
const app = await appOn(connection, () => now, {
  log: openLog('silent', () => now),
  carriers: { mail: async () => {}, sms: async () => {} },
})
process.stdout.write('begun\n')
await replyTo(app, lead, caseId, { outcome: 'question', body, token })
process.stdout.write('done\n')
process.exit(0)
