/** Jobs of cases: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { carryOutBulks } from './bulk/actions.ts'
import { escalate } from './escalation/actions.ts'
import { sendDigests } from './inbox/digest.actions.ts'
import { keepLeaves } from './leave/actions.ts'
import { forgetLinks } from './link/actions.ts'
import { forgetOldChanges } from './live/actions.ts'
import { forgetOldNotes } from './notes/actions.ts'
import { grantObjected } from './objection/actions.ts'
import { closeSilent } from './objection/silence.actions.ts'
import { openCases } from './open.actions.ts'
import { tellMissed } from './targets/actions.ts'

export const CASES_JOBS: readonly Job<App>[] = [
  { name: 'cases.open', every: '*/5 * * * *', once: true, run: forAgencies(openCases) },
  { name: 'cases.bulk', every: '* * * * *', once: true, run: forAgencies(carryOutBulks) },
  { name: 'cases.digest', every: '30 3 * * *', once: true, run: forAgencies(sendDigests) },
  { name: 'cases.close-silent', every: '10 * * * *', once: true, run: forAgencies(closeSilent) },
  { name: 'cases.escalate', every: '25 * * * *', once: true, run: forAgencies(escalate) },
  { name: 'cases.grant-objected', every: '15 * * * *', once: true, run: forAgencies(grantObjected) },
  { name: 'cases.forget-links', every: '40 2 * * *', once: true, run: forAgencies(forgetLinks) },
  { name: 'cases.forget-changes', every: '50 * * * *', once: true, run: forAgencies(forgetOldChanges) },
  { name: 'cases.forget-notes', every: '45 2 * * *', once: true, run: forAgencies(forgetOldNotes) },
  { name: 'cases.keep-leaves', every: '5 * * * *', once: true, run: forAgencies(keepLeaves) },
  { name: 'cases.tell-missed', every: '20 * * * *', once: true, run: forAgencies(tellMissed) },
]
