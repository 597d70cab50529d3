/**
 * `pasokh recompute FILE_OR_URL`: the published figures, worked out again from a release file by the function the pages
 * use. Given a release's address or data package, every published table is held against them.
 */
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readConfig } from '#kit/config.ts'
import { type Lang, longDate } from '#kit/words.ts'
import { DEFINITIONS, definitionsIn } from '../indicators/definitions.ts'
import { figuresOf, type Group } from '../indicators/figures.ts'
import { MAX_FILE_BYTES, readRelease, sha256Of } from '../indicators/file.ts'
import { INDICATOR_WORDS } from '../indicators/pages/indicator.words.ts'
import type { Figure, ReleaseFile } from '../indicators/schema.ts'
import { listMark, semicolon, WORDS } from '../indicators/words.ts'
import { groupName, intervalText, partName, partText, valueText } from '../indicators/written.ts'
import type { Command } from './command.ts'
import type { ComparisonRow } from './compare-agencies.ts'
import { readOptions } from './options.ts'
import { DataPackage, recomputePackage } from './recompute-package.ts'

const FETCH_MS = 30_000

export const recompute: Command = {
  name: 'recompute',
  about: { fa: WORDS.fa.recompute.about, en: WORDS.en.recompute.about },
  run: (args) => runRecompute(args, readConfig().lang, console.log),
}

export async function runRecompute(
  args: readonly string[],
  terminal: Lang,
  say: (line: string) => void,
): Promise<number> {
  const { alone, lang, wrong } = readOptions(args, [], terminal)
  const words = WORDS[lang].recompute
  const [from, more] = alone
  if (!from || more || wrong) {
    say(words.usage)
    return 2
  }
  try {
    const at = await placeOf(from)
    const bytes = await bytesOf(at)
    const opened = DataPackage.safeParse(jsonIn(bytes))
    const tellOne = (release: Uint8Array) => tell(lang, readRelease(release), sha256Of(release).toString('hex'), say)
    if (!opened.success) {
      tellOne(bytes)
      return 0
    }
    const read = (path: string) => bytesOf(beside(at, path))
    const tellComparisons = (rows: readonly ComparisonRow[]) => tellBeside(lang, rows, say)
    return (await recomputePackage(opened.data, { lang, read, say, tell: tellOne, tellComparisons })) ? 0 : 1
  } catch (error) {
    say(words.cannotRead(error instanceof Error ? error.message : String(error)))
    return 1
  }
}

const isAddress = (from: string) => /^https?:\/\//.test(from)

/** A folder, and the address of a release, mean the data package in it. */
async function placeOf(from: string): Promise<string> {
  if (!isAddress(from)) return (await stat(from)).isDirectory() ? join(from, 'datapackage.json') : from
  const url = new URL(from)
  if (!/\.\w+$/.test(url.pathname)) url.pathname = `${url.pathname.replace(/\/$/, '')}/datapackage.json`
  return url.href
}

const beside = (at: string, path: string) => (isAddress(at) ? new URL(path, at).href : join(dirname(at), path))

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

async function bytesOf(from: string): Promise<Uint8Array> {
  if (!isAddress(from)) return readFile(from)
  const answer = await fetch(from, { signal: AbortSignal.timeout(FETCH_MS) })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  if (Number(answer.headers.get('content-length')) > MAX_FILE_BYTES) throw new Error('Too large for a release file')
  return new Uint8Array(await answer.arrayBuffer())
}

function tell(lang: Lang, file: ReleaseFile, hash: string, say: (line: string) => void) {
  const words = WORDS[lang].recompute
  const { agency, services } = figuresOf(file)
  say(`${words.hash} ${hash}`)
  say(words.agency(file.agency.name[lang]))
  say(words.until(longDate(lang, file.untilDay)))
  if (!agency) return say(words.tooFew)
  const names = new Map(definitionsIn(file).map(({ id, [lang]: { name } }) => [id, name]))
  const nameIn = (figure: Figure) =>
    [names.get(figure.indicator), partName(lang, figure, file)].filter(Boolean).join(listMark(lang))
  const tellGroup = (name: string, { asOf, figures }: Group) => {
    say(`\n${words.group(name, longDate(lang, asOf))}`)
    for (const figure of figures) say(`  ${nameIn(figure)}: ${figureText(lang, figure)}`)
  }
  tellGroup(words.all, agency)
  for (const group of services) tellGroup(groupName(lang, group, file), group)
}

function figureText(lang: Lang, figure: Figure): string {
  const more = [partText(lang, figure), intervalText(lang, figure)].filter((text) => text !== '')
  return `${valueText(lang, figure)}${more.length > 0 ? ` (${more.join(semicolon(lang))})` : ''}`
}

/** Agencies beside each other: a part for each indicator and umbrella. */
function tellBeside(lang: Lang, rows: readonly ComparisonRow[], say: (line: string) => void) {
  const { compare } = INDICATOR_WORDS[lang]
  for (const one of Map.groupBy(rows, ({ indicator, umbrella }) => `${indicator} ${umbrella}`).values()) {
    const [{ indicator, umbrella }] = one as [ComparisonRow]
    const definition = DEFINITIONS.find(({ id }) => id === indicator)!
    say(`\n${compare.title(definition[lang].name)}${umbrella && `${listMark(lang)}${compare.under(umbrella)}`}`)
    for (const row of one) {
      const [value, low, high] = [numberIn(row.value), numberIn(row.low), numberIn(row.high)]
      const figure = { unit: definition.unit, value, low, high, why: null }
      const places = compare.placeOf(Number(row.best_place), Number(row.worst_place), Number(row.places))
      const more = [intervalText(lang, figure), `${compare.place}: ${places}`].filter((text) => text !== '')
      say(`  ${row.agency}: ${valueText(lang, figure)} (${more.join(semicolon(lang))})`)
    }
  }
}

const numberIn = (cell: string) => (cell === '' ? null : Number(cell))
