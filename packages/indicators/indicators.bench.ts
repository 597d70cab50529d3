/** How long do the costly measures take? Prints and keeps the median of five runs; `npm run bench -- indicators`. */
import { loadavg } from 'node:os'
import { report } from '../../bench/report.ts'
import { bootstrap } from './bootstrap.ts'
import { seeded } from './random.ts'
import { suppressTable } from './suppress-table.ts'
import { waitingCurve } from './waiting.ts'
import { withErrors } from './waiting-interval.ts'

const random = seeded(1404)
const exponential = (mean: number) => -Math.log(1 - random()) * mean

const loadAverageBefore = loadavg()[0]
const medianMs: Record<string, number> = {}
/** What this process itself took of the machine, however many others share it. */
const medianCpuMs: Record<string, number> = {}

const middle = (all: number[]) => Math.round(all.sort((a, b) => a - b)[all.length >> 1]! * 10) / 10

function measure(what: string, run: () => unknown) {
  const runs = Array.from({ length: 5 }, () => {
    const [startedAt, before] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(before)
    return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
  })
  medianMs[what] = middle(runs.map(({ ms }) => ms))
  medianCpuMs[what] = middle(runs.map(({ cpuMs }) => cpuMs))
  console.log(`${what}: ${medianMs[what]} ms, ${medianCpuMs[what]} ms of the processor`)
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

report('indicators', { runs: 5, medianMs, medianCpuMs, loadAverageBefore })
