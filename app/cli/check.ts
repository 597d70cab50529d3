/** `pasokh check`: says in words what is missing before an installation goes live. */
import { readConfig } from '#kit/config.ts'
import { type Lang, number } from '#kit/words.ts'
import { CHECK_WORDS } from './check.words.ts'
import { confirmCopy, gatherFacts } from './check-facts.ts'
import { type Found, look } from './check-rules.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

export const check: Command = {
  name: 'check',
  about: {
    fa: 'می‌گوید پیش از کار واقعی چه چیزی کم است',
    en: 'says what is missing before going live',
  },
  run: async (args) => {
    const config = readConfig()
    const { alone, lang, wrong } = readOptions(args, [], config.lang)
    const words = CHECK_WORDS[lang]
    const [what, more] = alone
    if (wrong || more || (what !== undefined && what !== 'keys-copied')) {
      console.error(`${words.wrong(wrong ?? more ?? what!)}\n${words.usage}`)
      return 2
    }
    const { app, store, stop } = await start(config, { work: false, guest: true })
    try {
      if (what === 'keys-copied') {
        await confirmCopy(app)
        console.log(words.confirmed)
        return 0
      }
      return tell(look(await gatherFacts({ app, store })), lang, console.log)
    } finally {
      await stop()
    }
  },
}

/** 0 when nothing is missing. */
export function tell(all: readonly Found[], lang: Lang, say: (line: string) => void): number {
  const { points, ready, notYet } = CHECK_WORDS[lang]
  for (const { point, fine, what } of all) say(fine ? `✓ ${points[point].fine}` : `✗ ${points[point].missing(what)}`)
  const missing = all.filter(({ fine }) => !fine).length
  say(missing === 0 ? ready : notYet(number(lang, missing)))
  return missing === 0 ? 0 : 1
}
