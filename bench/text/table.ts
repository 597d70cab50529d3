/** The scoreboard as a page for people. */

/** A line: what is measured, our figure, the target, and what the peers reach in the same run. */
export type Row = {
  what: string
  ours: number | null
  target: number | null
  /** Null where there is no target or no figure. */
  holds: boolean | null
  unit: string
  peers: Record<string, unknown>
  /** Whether less is better. */
  most?: boolean
}

type Figures = {
  loadAverage: number
  data: Record<string, { sha256: string; licence: string }>
  peers: Record<string, string>
  peersAbsent: string[]
  rows: Row[]
}

const HEAD = `# Scoreboard of the text engine

Made by \`npm run scoreboard\` (with \`--data DIR\` on other files of the same kind); every figure is also in
[bench/results/scoreboard.json](../bench/results/scoreboard.json). The data belongs to others: it is measured on, never copied or shipped.

- Speeds are of processor time on one core, the median of five runs; the machine's load stands below. Where the machine is shared they are
  lower than on a quiet one, and the ratio to the peer in the same line is what counts.
- The comments are gone through once before they are measured, and words come again: what was found out about a word is kept, as in a
  service that runs.
- A start takes the processor time of the thread that waits for it, which is the time on the clock of a machine that does nothing else; the
  line below it has what Node does on other threads meanwhile. A first start is the first on a machine, and most of its time is that of Node,
  which strips the types of each file and compiles its own stripper; \`npx pasokh\` keeps the outcome for later starts.
- A hostile megabyte is 1,000,000 bytes of UTF-8, or as much of that as a whole number of its pieces fills (a lone surrogate counts as the
  three bytes of U+FFFD). Its seconds are those of all threads, the engine's own clearing of memory with them, the median of three runs of
  the slowest of nineteen functions, in a process that has measured nothing else.
- The treebank and the spoken sentences are the files that were looked at while the rules were written; their test files were not opened.
- Texts that are equal after folding are taken out of the labelled sets before they are split, so that none stands in both parts. The
  published tests of these sets are not used; the plain tf-idf machine in the same line is the kind of model for which 67.3 and 51.5
  are reported on them.
- A peer's «recall» of personal data counts a text as covered when no four digits in a row are left of the number.
`

export function tableOf({ loadAverage, data, peers, peersAbsent, rows }: Figures): string {
  const lines = rows.map(
    (row) =>
      `| ${row.what} | ${sign(row)} | ${shown(row.ours)} ${row.ours === null ? '' : row.unit} | ${outcome(row)} | ${others(row)} |`,
  )
  const files = Object.entries(data).map(
    ([name, { sha256, licence }]) => `| ${name} | \`${sha256.slice(0, 16)}…\` | ${licence} |`,
  )
  const versions = Object.entries(peers).map(
    ([name, version]) => `${name} ${version}${peersAbsent.includes(name) ? ' (absent)' : ''}`,
  )
  return `${HEAD}
Load of the machine while measuring: ${loadAverage}. Peers: ${versions.join(', ')}.

| what | target | here | holds | peers in the same run |
|---|---|---|---|---|
${lines.join('\n')}

## Data

| file | SHA-256 | licence |
|---|---|---|
${files.join('\n')}
`
}

const sign = ({ target, most, unit }: Row) => (target === null ? '' : `${most ? '≤' : '≥'} ${shown(target)} ${unit}`)
const shown = (figure: number | null) => (figure === null ? 'not measured' : figure.toLocaleString('en'))
const outcome = ({ holds }: Row) => (holds === null ? '' : holds ? 'yes' : '**no**')
const others = ({ peers }: Row) =>
  Object.entries(peers)
    .map(
      ([name, figure]) => `${name} ${typeof figure === 'number' && Number.isFinite(figure) ? shown(figure) : 'none'}`,
    )
    .join(', ')
