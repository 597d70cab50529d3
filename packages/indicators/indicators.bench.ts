/** How long do the costly measures take? Prints the median of five runs; `node packages/indicators/indicators.bench.ts`. */
import { bootstrap } from './bootstrap.ts'
import { seeded } from './random.ts'
import { suppressTable } from './suppress-table.ts'
import { waitingCurve } from './waiting.ts'
import { withErrors } from './waiting-interval.ts'

const random = seeded(1404)
const exponential = (mean: number) => -Math.log(1 - random()) * mean

function measure(what: string, run: () => unknown) {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  }).sort((a, b) => a - b)
  console.log(`${what}: ${times[2]!.toFixed(1)} ms`)
}

const waits = Array.from({ length: 1_000_000 }, () => ({ days: Math.floor(exponential(20)), solved: random() < 0.8 }))
measure('waiting curve of 1,000,000 waits in whole days', () => waitingCurve(waits))
const exact = waits.map(({ solved }) => ({ days: exponential(20), solved }))
measure('waiting curve of 1,000,000 different waits', () => waitingCurve(exact))
const curve = waitingCurve(exact)
measure('errors of its 800,000 drops', () => withErrors(curve))

for (const mean of [10, 40, 150]) {
  const cells = Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 30 }, (_, column) => Math.floor(exponential(mean * Math.exp(-row / 15 - column / 20)))),
  )
  const table = { rows: cells.map((_, at) => `row ${at}`), columns: cells[0]!.map((_, at) => `column ${at}`), cells }
  measure(`table of 40 × 30, mean count of the first cell ${mean}`, () => suppressTable(table))
}

const grades = Array.from({ length: 1000 }, () => 1 + Math.floor(random() * 5))
const mean = (sample: readonly number[]) => sample.reduce((a, b) => a + b, 0) / sample.length
measure('bootstrap of 1,000 grades, 2,000 draws', () => bootstrap(grades, mean, random))
