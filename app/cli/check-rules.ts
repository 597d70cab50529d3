/** What is missing before an installation goes live, from facts about it. Pure. */

export type Facts = {
  mail: boolean
  /** Null when no backup was ever made. */
  backupAgeHours: number | null
  /** That a copy of exactly these keys is kept elsewhere was confirmed. */
  keysCopied: boolean
  publicUrl: string
  sourceUrl: string | null
  settings: Readonly<Record<'fsync' | 'synchronous_commit' | 'full_page_writes', string>>
  role: { isSuperuser: boolean; bypassesWalls: boolean; ownsTables: number; isOwnerToo: boolean }
  jobs: { failed: number; oldestWaitMinutes: number | null }
  weakReceiptHours: number | null
  agencies: number
  /** Slugs of those where nobody sorts what nobody knows. */
  unsorted: readonly string[]
  diskFreeBytes: number
  diskFreeShare: number
}

export type Point =
  | 'mail'
  | 'backup'
  | 'keys-copy'
  | 'https'
  | 'source'
  | 'durable'
  | 'role'
  | 'jobs-moving'
  | 'jobs-failed'
  | 'receipts'
  | 'agency'
  | 'sorting-desk'
  | 'disk'

export type Found = { point: Point; fine: boolean; what: string }

const MOST_BACKUP_HOURS = 36
const MOST_WAIT_MINUTES = 10
const MOST_WEAK_HOURS = 24
const LEAST_FREE_BYTES = 2_000_000_000
const LEAST_FREE_SHARE = 0.1

/** Every point in the order in which a newcomer would see to it. */
export function look(facts: Facts): Found[] {
  const { role, jobs, settings } = facts
  const off = Object.entries(settings).filter(([, value]) => value === 'off')
  return [
    found('https', facts.publicUrl.startsWith('https://'), facts.publicUrl),
    found('source', facts.sourceUrl !== null),
    found('mail', facts.mail),
    found('keys-copy', facts.keysCopied),
    found(
      'backup',
      facts.backupAgeHours !== null && facts.backupAgeHours <= MOST_BACKUP_HOURS,
      whole(facts.backupAgeHours),
    ),
    found('durable', off.length === 0, off.map(([name]) => name).join(', ')),
    found('role', !role.isSuperuser && !role.bypassesWalls && role.ownsTables === 0 && !role.isOwnerToo),
    found('jobs-moving', (jobs.oldestWaitMinutes ?? 0) <= MOST_WAIT_MINUTES, whole(jobs.oldestWaitMinutes)),
    found('jobs-failed', jobs.failed === 0, String(jobs.failed)),
    found('receipts', (facts.weakReceiptHours ?? 0) < MOST_WEAK_HOURS, whole(facts.weakReceiptHours)),
    found('agency', facts.agencies > 0),
    found('sorting-desk', facts.unsorted.length === 0, facts.unsorted.join(', ')),
    found(
      'disk',
      facts.diskFreeBytes >= LEAST_FREE_BYTES && facts.diskFreeShare >= LEAST_FREE_SHARE,
      (facts.diskFreeBytes / 1e9).toFixed(1),
    ),
  ]
}

const found = (point: Point, fine: boolean, what = ''): Found => ({ point, fine, what })
const whole = (count: number | null) => (count === null ? '' : String(Math.floor(count)))
