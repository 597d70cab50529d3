/**
 * `npm test`: finds every test file and runs it with node:test, on one PostgreSQL that is started
 * for the run and stopped after it. `npm test -- WORD` runs the files whose path holds the word;
 * `--quick` only those that need neither a database nor a browser.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { startEmbedded } from '../app/kit/embedded.ts'
import { node24 } from './node24.mjs'

// For a whole file: long enough for a machine that does much else, short enough that what hangs is told.
const TIMEOUT_MS = 20 * 60_000

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const quick = process.argv.includes('--quick')

const all = globSync('{app,packages,tests,tools,console,bench}/**/*.test.ts', {
  exclude: ['**/node_modules/**'],
}).sort()
const files = all.filter(
  (file) =>
    (words.length === 0 || words.some((word) => file.includes(word))) &&
    (!quick || /^(packages|tools|bench)\//.test(file)),
)
if (files.length === 0) {
  console.error(`No test file has ${words.join(' or ')} in its path.`)
  process.exit(1)
}

const server = quick || process.env.PASOKH_TEST_SERVER ? null : await startEmbedded(resolve('.cache/test-postgres'))
const { status } = spawnSync(node24(), ['--test', `--test-timeout=${TIMEOUT_MS}`, ...files], { stdio: 'inherit' })
if (server && !server.adopted) await server.stop()
process.exit(status ?? 1)
