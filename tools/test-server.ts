/**
 * `npm run test:server`: the tests that use a database once more, on an installed PostgreSQL server of 15 or
 * later instead of the embedded one; of several the oldest, for that is what is promised. Starts it by itself,
 * on loopback only, makes the roles as an operator does, and takes it away. Words choose files as in `npm test`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { node24 } from './node24.mjs'

const NOBODY = 65_534
const LEAST_VERSION = 15
const PASSWORDS = { PASOKH_OWNER_PASSWORD: 'only-for-tests', PASOKH_APP_PASSWORD: 'only-for-tests' }

const words = process.argv.slice(2)
const versionOf = (folder: string) => Number(/\d+/.exec(folder)![0])
const [bin] = globSync('/usr/lib/postgresql/*/bin')
  .filter((folder) => versionOf(folder) >= LEAST_VERSION && existsSync(join(folder, 'initdb')))
  .sort((one, other) => versionOf(one) - versionOf(other))

if (bin) process.exitCode = await runOn(bin)
else
  test('the tests on a server', {
    skip: `no PostgreSQL of ${LEAST_VERSION} or later is installed here (Debian: postgresql)`,
  })

async function runOn(bin: string): Promise<number> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-server-'))
  const cluster = join(folder, 'db')
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if ('uid' in owner) chownSync(folder, NOBODY, NOBODY)
  const env = { PATH: `${bin}:/usr/bin:/bin`, LC_ALL: 'C', TZ: 'UTC' }
  const run = (command: string, args: string[], more: Record<string, string> = {}) =>
    execFileSync(command, args, {
      ...owner,
      cwd: '/',
      env: { ...env, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  // Who interrupts ends the tests; the server is still taken away.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  try {
    run('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8'])
    const settings = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c max_connections=300`
    run('pg_ctl', ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
    const place = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres' }
    run(resolve('deploy/make-roles.sh'), [], { ...PASSWORDS, ...place })
    console.log(`The tests run on PostgreSQL ${versionOf(bin)}.`)
    const files = words.length > 0 ? words : ['app/', 'tests/']
    const given = { ...process.env, PASOKH_TEST_SERVER: `postgres://postgres@127.0.0.1:${port}/postgres` }
    return spawnSync(node24(), ['tools/test.ts', ...files], { stdio: 'inherit', env: given }).status ?? 1
  } finally {
    if (existsSync(join(cluster, 'postmaster.pid'))) run('pg_ctl', ['-D', cluster, '-m', 'fast', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' ? address!.port : 0))
    })
  })
}
