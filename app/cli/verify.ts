/** `pasokh verify --from URL`: checks an installation's log from outside. It needs no database and no account. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#kit/config.ts'
import type { Lang } from '#kit/words.ts'
import { type Asking, audit } from '../record/audit.ts'
import { type Finding, isWrong, Kept } from '../record/audit-shapes.ts'
import { readPolicy } from '../record/policy-file.ts'
import type { Command } from './command.ts'
import { isAddress, openMirror, readerOf } from './log-copy.ts'
import { readOptions } from './options.ts'
import { VERIFY_WORDS } from './verify.words.ts'

export const verify: Command = {
  name: 'verify',
  about: { fa: VERIFY_WORDS.fa.about, en: VERIFY_WORDS.en.about },
  run: (args) => runVerify(args, readConfig().lang, console.log),
}

/** 0 when nothing is wrong, 1 when something is or could not be read, 2 when asked wrongly. */
export async function runVerify(args: readonly string[], terminal: Lang, say: (line: string) => void): Promise<number> {
  const { alone, values, lang, wrong } = readOptions(
    args,
    ['from', 'key', 'kept', 'mirror', 'policy', 'promise'],
    terminal,
  )
  const words = VERIFY_WORDS[lang]
  const strange = wrong ?? alone[0]
  if (strange || !isAddress(values.from ?? '')) {
    say(strange ? `${words.wrong(strange)}\n${words.usage}` : words.usage)
    return 2
  }
  const folder = values.kept ?? join(homedir(), '.pasokh', 'verified')
  const mirror = values.mirror ? await openMirror(values.mirror, readerOf(values.from!)) : null
  try {
    const policy = values.policy ? await readPolicy(await readFile(values.policy, 'utf8')) : null
    if (values.policy && !policy) throw new Error(values.policy)
    const asking = {
      read: mirror?.read ?? readerOf(values.from!),
      kept: await readKept(folder, values.from!),
      vkey: values.key,
      quorum: policy?.quorum ?? null,
      promise: values.promise ? { note: await readFile(values.promise, 'utf8'), now: new Date() } : null,
      onProgress: (done: number, of: number) =>
        process.stdout.isTTY && process.stdout.write(`\r${barOf(done / of)} ${words.checking(done, of)} `),
    }
    const code = await tell(asking, lang, { folder, from: values.from! }, say)
    if (mirror && code === 0) {
      await mirror.keep()
      say(words.mirrored(values.mirror!))
    }
    return code
  } catch (error) {
    say(words.cannotRead(error instanceof Error ? error.message : String(error)))
    return 1
  } finally {
    await mirror?.forget()
  }
}

const BAR_WIDTH = 30

const barOf = (share: number) => '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░')

type Where = { folder: string; from: string }

async function tell(asking: Asking, lang: Lang, { folder, from }: Where, say: (line: string) => void) {
  const words = VERIFY_WORDS[lang]
  const { findings, logs, entries, releases, kept } = await audit(asking)
  if (process.stdout.isTTY) process.stdout.write('\n')
  for (const { origin, size } of logs) say(words.log(origin, size))
  say(words.sums(entries, releases))
  const bad = findings.filter(isWrong)
  const line = ({ word, origin, at }: Finding) =>
    `  ${words.findings[word]}${at === null ? '' : ` (${words.entry(at)})`}${origin === '' ? '' : `  ${origin}`}`
  for (const note of findings.filter((one) => !isWrong(one))) say(line(note))
  if (bad.length > 0) {
    say(words.bad(bad.length))
    for (const one of bad.slice(0, 100)) say(line(one))
    return 1
  }
  say(words.good)
  if (asking.kept.length === 0) say(words.firstTime)
  say(words.keptIn(await writeKept(folder, from, kept)))
  return 0
}

const nameOf = (from: string) => `${new URL(from).host.replace(/[^a-z0-9.-]/gi, '_')}.json`

async function readKept(folder: string, from: string): Promise<Kept[]> {
  const names: string[] = await readdir(folder).catch(() => [])
  if (!names.includes(nameOf(from))) return []
  // What one has kept and cannot read is a reason to stop: without it a fork would not be seen.
  return Kept.array().parse(JSON.parse(await readFile(join(folder, nameOf(from)), 'utf8')))
}

async function writeKept(folder: string, from: string, kept: readonly Kept[]): Promise<string> {
  const file = join(folder, nameOf(from))
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`)
  await rename(`${file}.new`, file)
  return file
}
