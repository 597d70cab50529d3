/** `pasokh backup FILE`: one file with everything but the keys. It may run beside a serving Pasokh. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import type { App } from '../app.ts'
import { backup } from '../db/backup.ts'
import type { Store } from '../db/open.ts'
import { erasuresFile, listErasures } from '../submissions/erasures.actions.ts'
import { BACKUP_WORDS } from './backup.words.ts'
import type { Command } from './command.ts'
import { isThere, readOptions } from './options.ts'
import { start } from './start.ts'

/** Where it is written when the last backup was made, for `pasokh check`. */
export const lastBackupFile = ({ dataFolder }: Pick<Config, 'dataFolder'>) => join(dataFolder, 'last-backup.json')

export const makeBackup: Command = {
  name: 'backup',
  about: { fa: 'از همه چیز جز کلیدها یک پرونده می‌سازد', en: 'puts everything but the keys into one file' },
  run: async (args) => {
    const config = readConfig()
    const { alone, lang, wrong } = readOptions(args, [], config.lang)
    const [file, more] = alone
    const words = BACKUP_WORDS[lang]
    if (!file || more || wrong) {
      console.error(wrong ? `${words.wrong(wrong)}\n${words.usage}` : words.usage)
      return 2
    }
    const { app, store, stop } = await start(config, { work: false, guest: true })
    try {
      return await runBackup({ app, store }, file, lang, console.log)
    } finally {
      await stop()
    }
  },
}

export async function runBackup(
  { app, store }: { app: App; store: Pick<Store, 'owner'> },
  file: string,
  lang: Lang,
  say: (line: string) => void,
): Promise<number> {
  const words = BACKUP_WORDS[lang]
  if (await isThere(file)) {
    say(words.exists(file))
    return 1
  }
  const madeAt = app.now()
  const report = await backup(store.owner, file, madeAt)
  await mkdir(app.config.dataFolder, { recursive: true })
  await writeFile(lastBackupFile(app.config), JSON.stringify({ madeAt: madeAt.toISOString(), rows: report.rows }))
  await listErasures(app)
  say(words.made(file, report))
  say(words.list(erasuresFile(app.config.dataFolder)))
  return 0
}
