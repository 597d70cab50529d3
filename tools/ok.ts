/**
 * `npm run ok`: everything a change must pass, in the order in which a mistake is cheapest to find.
 * `--quick` leaves out what needs a database or a browser; CI always runs all of it.
 */
import { spawnSync } from 'node:child_process'
import { BIN, node24 } from './node24.mjs'

const quick = process.argv.includes('--quick')

type Step = { name: string; run: string[]; slow?: boolean }

const tool = (file: string) => [node24(), `tools/${file}`]

const STEPS: Step[] = [
  { name: 'types', run: [`${BIN}/tsc`] },
  { name: 'types of the console', run: [`${BIN}/tsc`, '-p', 'console'] },
  { name: 'lint and format', run: [`${BIN}/biome`, 'ci', '--error-on-warnings', '.'] },
  { name: 'boundaries', run: tool('check-boundaries.ts') },
  { name: 'sizes', run: tool('check-sizes.ts') },
  { name: 'unused code and dependencies', run: [`${BIN}/knip`, '--no-config-hints'] },
  { name: 'examples in docstrings and READMEs', run: tool('check-examples.ts') },
  { name: 'README commands', run: tool('check-readme.ts') },
  { name: 'method pages drift', run: [...tool('methods.ts'), '--check'] },
  { name: 'schema drift', run: [...tool('schema.ts'), '--check'], slow: true },
  { name: quick ? 'tests of the packages' : 'tests', run: [...tool('test.ts'), ...(quick ? ['--quick'] : [])] },
]

let failed = 0
for (const { name, run, slow } of STEPS) {
  if (slow && quick) continue
  const startedAt = performance.now()
  const { status } = spawnSync(run[0]!, run.slice(1), { stdio: 'inherit' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (status !== 0) failed++
}
if (failed > 0) {
  console.error(`${failed} of the checks above failed.`)
  process.exitCode = 1
}
