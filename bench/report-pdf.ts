/** `node bench/report-pdf.ts`: how long a manager's report of twelve pages takes to write and set, once the compiler is loaded. */
import { loadavg } from 'node:os'
import { openPrint } from '../app/kit/print.ts'
import { exampleFacts } from '../app/reports/example.ts'
import { reportPdf } from '../app/reports/pdf.ts'
import { writeReport } from '../app/reports/write.ts'
import { report } from './report.ts'

const RUNS = 7
const loadBefore = loadavg()[0]!
const since = (at: number) => Math.round(performance.now() - at)

const opening = performance.now()
const print = openPrint()
await reportPdf(print, writeReport('fa', exampleFacts()))
const firstMs = since(opening)

async function measure(lang: 'fa' | 'en') {
  const times: number[] = []
  let bytes = 0
  // Other names each time, so that nothing is remembered from the run before.
  for (let run = 0; run < RUNS; run++) {
    const at = performance.now()
    bytes = (await reportPdf(print, writeReport(lang, exampleFacts(300 + 10 * run))))!.length
    times.push(since(at))
  }
  times.sort((a, b) => a - b)
  return { medianMs: times[RUNS >> 1], worstMs: times.at(-1), bytes }
}

report('report-pdf', {
  pages: 'at least 12',
  firstWithLoadingMs: firstMs,
  fa: await measure('fa'),
  en: await measure('en'),
  runs: RUNS,
  loadAverageBefore: loadBefore,
})
