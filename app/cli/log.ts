/** `pasokh log`: what an operator does with the public log, beside a running system too. */
import { readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import type { App } from '../app.ts'
import { beginAnew, handOver } from '../record/turn.actions.ts'
import type { Command } from './command.ts'
import { LOG_WORDS } from './log.words.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

export const log: Command = {
  name: 'log',
  about: { fa: LOG_WORDS.fa.about, en: LOG_WORDS.en.about },
  run: async (args) => {
    const config = readConfig()
    const { alone, lang, wrong } = readOptions(args, [], config.lang)
    const [what = '', more] = alone
    const words = LOG_WORDS[lang]
    if (wrong || more || !['rotate-key', 'begin-anew'].includes(what)) {
      console.error(`${words.wrong(wrong ?? more ?? what)}\n${words.usage}`)
      return 2
    }
    const { app, stop } = await start(config, { work: false, guest: true })
    try {
      return await runLog(app, what, lang, console.log)
    } finally {
      await stop()
    }
  },
}

export async function runLog(app: App, what: string, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = LOG_WORDS[lang]
  if (what === 'begin-anew') {
    say(words.anew(await beginAnew(app)))
    return 0
  }
  if (app.config.logSeed) {
    say(words.elsewhere)
    return 1
  }
  say(words.handed(await handOver(app)))
  return 0
}
