/**
 * Does a certainty mean what it says? Questions whose answer is known, a tenth of them about places that the gazetteer
 * does not hold, by how sure the answers were and how many were right. `npm run bench -- certainty --data DIR` reads DIR laid out
 * like the place part of ../shared/data (iran_places.tsv); `--seeds`, `--n` questions of each; `--fit` fits packages/geocoder/certainty.data.ts to other seeds first.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { matchSigns, partSigns, rawOf } from '../packages/geocoder/certainty.ts'
import { asked } from './place/asked.ts'
import { isotonicKnots, logisticWeights } from './place/fit.ts'
import { givenFile } from './place/given.ts'
import { readPlaces } from './place/rows.ts'
import { report } from './report.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    n: { type: 'string', default: '1500' },
    seeds: { type: 'string', default: '101,102,103,104,105' },
    fit: { type: 'boolean', default: false },
  },
})

/** Seeds for fitting; never those that are measured. */
const FIT_SEEDS = [1, 2, 3]
/** What is fitted on answers of which no other is as likely. */
const ALONE = 0.9
const BINS = 10

const file = givenFile('certainty', values.data, 'iran_places.tsv')
const places = readPlaces(file)
const count = Number(values.n)

/** Predicted against right, in tenths, and the expected calibration error: how far they are apart on the mean. */
function reliability(seen: readonly { certainty: number; isRight: boolean }[]) {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, said: 0, right: 0 }))
  for (const { certainty, isRight } of seen) {
    const bin = bins[Math.min(BINS - 1, Math.floor(certainty * BINS))]!
    bin.n++
    bin.said += certainty
    bin.right += isRight ? 1 : 0
  }
  const apart = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / Math.max(1, seen.length)
  const round = (value: number) => Math.round(1000 * value) / 1000
  return {
    n: seen.length,
    apart: round(apart),
    bins: bins.map(({ n, said, right }) => ({
      n,
      said: round(said / Math.max(1, n)),
      right: round(right / Math.max(1, n)),
    })),
  }
}

function fitAnew() {
  const seen = FIT_SEEDS.map((seed) => asked(places, seed, count))
  const lines = ['/** How sure the geocoder is, fitted by `npm run bench -- certainty --fit`. Data, no rule. */']
  const matches = seen
    .flatMap((one) => one.matches)
    .map(({ doubts, isRight }) => ({ share: doubts.share, signs: matchSigns(doubts), isRight }))
  const parts = seen
    .flatMap((one) => one.parts)
    .map(({ doubts, isRight }) => ({ share: doubts.share, signs: partSigns(doubts), isRight }))
  for (const [name, all] of [
    ['MATCH', matches],
    ['PART', parts],
  ] as const) {
    const weights = logisticWeights(all.filter(({ share }) => share > ALONE))
    const knots = isotonicKnots(
      all.map(({ share, signs, isRight }) => ({ raw: rawOf(share, signs, weights), isRight })),
    )
    lines.push(`export const ${name}_WEIGHTS: readonly number[] = ${JSON.stringify(weights)}`)
    lines.push(`export const ${name}_KNOTS: readonly (readonly [number, number])[] = ${JSON.stringify(knots)}`)
  }
  writeFileSync(new URL('../packages/geocoder/certainty.data.ts', import.meta.url), `${lines.join('\n')}\n`)
}

if (values.fit) {
  fitAnew()
  console.log('Fitted. Run again without --fit to see how well it holds on other seeds.')
} else {
  const seen = values.seeds.split(',').map((seed) => ({ seed: Number(seed), ...asked(places, Number(seed), count) }))
  const all = {
    matches: reliability(seen.flatMap((one) => one.matches)),
    parts: reliability(seen.flatMap((one) => one.parts)),
  }
  for (const [name, { bins, n, apart }] of Object.entries(all)) {
    console.log(`\n${name}: ${n}, apart ${apart}\n\n| said | n | mean said | right |\n|---|---|---|---|`)
    for (const [at, bin] of bins.entries())
      console.log(`| ${at / BINS}–${(at + 1) / BINS} | ${bin.n} | ${bin.said} | ${bin.right} |`)
  }
  const each = seen.map(({ seed, matches, parts }) => ({
    seed,
    matches: reliability(matches).apart,
    parts: reliability(parts).apart,
  }))
  report('certainty', { questions: count, seeds: each, ...all })
}
