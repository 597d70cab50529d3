/** Handovers as officers see them: what was offered to their agency, and what has become of a case of theirs. Reading only. */
import type { Tx } from '#kit/db.ts'
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import type { HandoverOut } from '../api.schema.ts'
import type { HandoverState } from '../schema.ts'
import { mayAnswer, openWords } from './actions.ts'
import { type HandoverRow, handoversOfCase, offersTo } from './store.ts'

type Asked = { state?: HandoverState | undefined; limit: number; after?: { at: string; id: string } | undefined }

/** The newest first; none for who does not reach the desk that sorts. */
export async function readOffers(app: App, tx: Tx, by: Signed, asked: Asked): Promise<HandoverOut[]> {
  if (!(await mayAnswer(tx, by))) return []
  return shown(app, tx, by.agencyId, await offersTo(tx, by.agencyId, asked))
}

/** Of one case, in their order. */
export const readHandoversOf = async (app: App, tx: Tx, agencyId: string, caseId: string): Promise<HandoverOut[]> =>
  shown(app, tx, agencyId, await handoversOfCase(tx, agencyId, caseId))

async function shown(app: App, tx: Tx, agencyId: string, rows: readonly HandoverRow[]): Promise<HandoverOut[]> {
  const all: HandoverOut[] = []
  for (const row of rows) {
    const isOurs = row.agencyId === agencyId
    const other = await agencyById(tx, isOurs ? row.toAgencyId : row.agencyId)
    const { handoverId, state, serviceName, areaName, dueAt, submissions, offeredAt, answeredAt, toCaseId } = row
    const about = { handoverId, state, serviceName, areaName, dueAt, submissions, offeredAt, answeredAt }
    const said = await openWords(app, tx, agencyId, row)
    const name = other?.name ?? { fa: '—', en: '—' }
    all.push({ ...about, ...said, isOurs, other: name, caseId: isOurs ? null : toCaseId })
  }
  return all
}
