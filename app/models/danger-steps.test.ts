/** How much work the words of danger are on a hostile text: counted, not timed, so that it is the same on every machine. */
import assert from 'node:assert/strict'
import { Session } from 'node:inspector/promises'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'

// Calls that a compiler has put into their caller would not be counted.
for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag)
const counter = new Session()
counter.connect()
after(() => counter.disconnect())
await counter.post('Profiler.enable')
await counter.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
const { dangerSigns } = await import('./danger.ts')

async function steps(work: () => unknown): Promise<number> {
  await counter.post('Profiler.takePreciseCoverage')
  work()
  const { result } = await counter.post('Profiler.takePreciseCoverage')
  const ranges = result
    .filter(({ url }) => url.endsWith('/app/models/danger.ts'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
  return Math.max(...ranges.map(({ count }) => count))
}

test('dangerSigns() takes ten times the steps for ten times the text, and no more', async () => {
  for (const piece of ['سیم برق بچه دیوار گاز ', 'آتش نبود ', 'گربه مسموم ', 'می ', 'no fire ', '؟']) {
    const short = await steps(() => dangerSigns(piece.repeat(200)))
    const long = await steps(() => dangerSigns(piece.repeat(2000)))
    assert.ok(short > 0 && long < 15 * short, `${piece}: ${short} and ${long}`)
  }
})
