/** Sheets as they are read again and again: what was published once stays what it is, so it is parsed once. */
import type { App } from '../app.ts'
import type { Sheet } from './schema.ts'
import { readSheet } from './sheet.ts'
import { type Listed, sheetFile, sheetsOf } from './store.ts'

export type Sheets = {
  /** The newest first. */
  list(agencyId: string): Promise<Listed[]>
  /** Null where there is none of that month. */
  read(agencyId: string, month: string): Promise<Sheet | null>
}

const MOST_LISTED = 24
/** As many sheets as lie at hand; beyond that, all are read again. */
const MOST_KEPT = 200

export function openSheets(app: App): Sheets {
  const kept = new Map<string, Sheet>()
  return {
    list: (agencyId) => app.db.in(agencyId, (tx) => sheetsOf(tx, MOST_LISTED)),
    async read(agencyId, month) {
      const key = `${agencyId} ${month}`
      const known = kept.get(key)
      if (known) return known
      const file = await app.db.in(agencyId, (tx) => sheetFile(tx, month, 'sheet.json'))
      if (!file) return null
      if (kept.size >= MOST_KEPT) kept.clear()
      const sheet = readSheet(file.content)
      kept.set(key, sheet)
      return sheet
    },
  }
}
