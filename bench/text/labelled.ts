/**
 * Names and addresses against labels of our own: messages made up for the package, and five hundred comments of others
 * whose places we labelled (fixtures/comment-labels.json). Recall is the share of labelled places that are covered
 * whole, by whatever kind; precision the share of names or addresses found that meet a labelled one.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as persian from '../../packages/persian/index.ts'
import { percent } from './measure.ts'

type Label = { start: number; end: number; kind: string }
type Labelled = { text: string; labels: Label[] }
type CommentLabels = {
  sha256: string
  lines: number[]
  labels: Record<string, [start: number, end: number, kind: string][]>
}

const read = <Json>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../packages/persian/fixtures/${name}`, import.meta.url), 'utf8')) as Json

/** A message without its brackets, and where they stood. */
export function unbracketed(message: string): Labelled {
  const labels: Label[] = []
  let text = ''
  let copied = 0
  for (const match of message.matchAll(/\[\[(\w+):(.*?)\]\]/g)) {
    text += message.slice(copied, match.index)
    labels.push({ kind: match[1]!, start: text.length, end: text.length + match[2]!.length })
    text += match[2]
    copied = match.index + match[0].length
  }
  return { text: text + message.slice(copied), labels }
}

type Messages = Record<'messages' | 'second' | 'unseen', string[]>

/** Made-up messages: those of two lists that were looked at while the rules were written, or those written afterwards. */
export const madeUp = (list: keyof Messages): Labelled[] => read<Messages>('messages.json')[list].map(unbracketed)

/** The labelled comments, or none when these are not the comments that were labelled. */
export function comments(all: readonly string[]): Labelled[] {
  const { sha256, lines, labels } = read<CommentLabels>('comment-labels.json')
  const file = `${all.map((text) => JSON.stringify(text)).join('\n')}\n`
  if (all.length === 0 || hashOf(file) !== sha256) return []
  return lines.map((line) => ({
    text: all[line]!,
    labels: (labels[line] ?? []).map(([start, end, kind]) => ({ start, end, kind })),
  }))
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Precision and recall of one kind, in percent; null where there is nothing to share. */
export function scores(all: readonly Labelled[], kind: 'name' | 'address') {
  const counts = { labels: 0, covered: 0, found: 0, right: 0 }
  for (const { text, labels } of all) {
    const findings = persian.findPersonalData(text)
    for (const label of labels) {
      if (label.kind !== kind) continue
      counts.labels++
      if (isCovered(text, label, findings)) counts.covered++
    }
    for (const finding of findings) {
      if (finding.kind !== kind) continue
      counts.found++
      if (labels.some((label) => label.start < finding.end && finding.start < label.end)) counts.right++
    }
  }
  const { labels, covered, found, right } = counts
  return { ...counts, recall: percent(covered, labels), precision: percent(right, found) }
}

// What stands between two findings and is no letter or digit tells nothing.
function isCovered(text: string, { start, end }: Label, findings: readonly persian.Finding[]): boolean {
  for (let at = start; at < end; at++)
    if (/[\p{L}\p{N}]/u.test(text[at]!) && !findings.some((each) => each.start <= at && at < each.end)) return false
  return true
}

/** The lines of the scoreboard. */
export function labelledFigures(all: readonly string[]): { what: string; figure: number | null }[] {
  const sets = {
    'made-up messages': [...madeUp('messages'), ...madeUp('second')],
    'made-up messages written after the rules': madeUp('unseen'),
    'comments of others': comments(all),
  }
  return Object.entries(sets).flatMap(([of, texts]) =>
    (['name', 'address'] as const).flatMap((kind) => {
      const { labels, found, recall, precision } = scores(texts, kind)
      const kinds = kind === 'name' ? 'names' : 'addresses'
      return [
        { what: `${kinds} in ${texts.length} ${of} (${labels} labelled), recall`, figure: recall },
        { what: `${kinds} in ${texts.length} ${of} (${found} found), precision`, figure: precision },
      ]
    }),
  )
}
