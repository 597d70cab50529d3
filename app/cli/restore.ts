/** `pasokh restore FILE`: puts a backup into an empty database and erases again what was erased since. */
import { readFile } from 'node:fs/promises'
import { readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import { agencyKey, listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { closeTakenBack } from '../cases/index.ts'
import type { Store } from '../db/open.ts'
import { restore } from '../db/restore.ts'
import { putBackRelease } from '../indicators/index.ts'
import { append } from '../record/index.ts'
import { refill } from '../record/refill.actions.ts'
import { settleLog } from '../record/turn.actions.ts'
import { type ErasureList, eraseAgain, readErasures } from '../submissions/erasures.actions.ts'
import { BACKUP_WORDS } from './backup.words.ts'
import type { Command } from './command.ts'
import { readerOf } from './log-copy.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

export const putBack: Command = {
  name: 'restore',
  about: { fa: 'پشتیبان را در پایگاه خالی برمی‌گرداند', en: 'puts a backup into an empty database' },
  run: async (args) => {
    const config = readConfig()
    const { alone, values, lang, wrong } = readOptions(args, ['erasures', 'log'], config.lang)
    const [file, more] = alone
    const words = BACKUP_WORDS[lang]
    if (!file || more || wrong || !values.erasures) {
      console.error(wrong ? `${words.wrong(wrong)}\n${words.restoreUsage}` : words.restoreUsage)
      return 2
    }
    const list = values.erasures === 'none' ? null : await readList(values.erasures)
    if (list === 'broken') {
      console.error(words.noList(values.erasures))
      return 2
    }
    const { app, store, stop } = await start(config, { work: false })
    try {
      return await runRestore({ app, store }, { file, list, lang, copy: values.log ?? null }, console.log)
    } finally {
      await stop()
    }
  },
}

export const readList = (file: string): Promise<ErasureList | 'broken'> =>
  readFile(file, 'utf8').then(
    (text) => readErasures(text) ?? 'broken',
    () => 'broken',
  )

/** `copy` is where somebody keeps a copy of the public log: an address or a folder. */
type What = { file: string; list: ErasureList | null; lang: Lang; copy?: string | null }

/** 1 when nothing was put back, or when the keys here do not open it. */
export async function runRestore(
  { app, store }: { app: App; store: Pick<Store, 'owner'> },
  { file, list, lang, copy = null }: What,
  say: (line: string) => void,
): Promise<number> {
  const words = BACKUP_WORDS[lang]
  const restored = await restore(store.owner, file)
  if (restored.refusal) {
    say(`${words.refusals[restored.refusal]}${restored.what ?? ''}`)
    return 1
  }
  say(words.restored(restored, restored.madeAt.toISOString()))
  await app.db.open((tx) =>
    append(tx, app.now(), {
      type: 'backups.restored',
      agencyId: null,
      by: 'system',
      body: { madeAt: restored.madeAt.toISOString(), rows: restored.rows },
    }),
  )
  if (list) {
    say(words.erased(await eraseAgain(app, list), list.writtenAt.toISOString()))
    // Their cases stand open again, with nothing in them to answer.
    for (const agencyId of list.erasures.keys()) await closeTakenBack(app, agencyId)
  } else say(words.notErased)
  if (copy) await takeLog(app, copy, lang, say)
  const log = await settleLog(app)
  if (log !== 'no-log') say(words.log[log])
  if (await keysOpen(app)) return 0
  say(words.keysDiffer(app.config.keysFolder))
  return 1
}

/** What the log had published after the backup, from a copy of it; the log begins anew where that cannot be had. */
async function takeLog(app: App, copy: string, lang: Lang, say: (line: string) => void) {
  const words = BACKUP_WORDS[lang]
  try {
    const { added, refusal } = await refill(app, readerOf(copy), putBackRelease)
    say(refusal ? words.logNotTaken(words.copies[refusal]) : words.logTaken(added))
  } catch (error) {
    say(words.logNotTaken(error instanceof Error ? error.message : String(error)))
  }
}

/** Whether the master key here is the one that the agencies' keys were wrapped by. */
export async function keysOpen(app: App): Promise<boolean> {
  for (const { agencyId } of await app.db.open((tx) => listAgencies(tx))) {
    const isOpen = await app.db
      .in(agencyId, (tx) => agencyKey(app, tx, agencyId))
      .then(
        () => true,
        () => false,
      )
    if (!isOpen) return false
  }
  return true
}
