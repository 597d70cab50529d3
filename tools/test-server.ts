/**
 * `npm run test:server`: the same tests on a PostgreSQL server instead of the embedded one, where
 * Debian's binaries are installed (15 or later). Starts one by itself, on loopback only, and takes it away.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { node24 } from './node24.mjs'

const NOBODY = 65_534
const bin = globSync('/usr/lib/postgresql/*/bin')
  .filter((folder) => Number(/\d+/.exec(folder)![0]) >= 15 && existsSync(join(folder, 'initdb')))
  .sort()
  .at(-1)
if (!bin) {
  console.log('Skipped: no PostgreSQL server of 15 or later is installed here (Debian: postgresql).')
  process.exit(0)
}

const port = await new Promise<number>((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => found(port))
  })
})
const folder = mkdtempSync(join(tmpdir(), 'pasokh-server-'))
const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
if ('uid' in owner) chownSync(folder, NOBODY, NOBODY)
const run = (command: string, ...args: string[]) =>
  execFileSync(join(bin, command), args, {
    ...owner,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

let status: number | null = 1
try {
  run('initdb', '-D', join(folder, 'db'), '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8')
  run(
    'pg_ctl',
    '-D',
    join(folder, 'db'),
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c max_connections=300`,
    'start',
  )
  const env = { ...process.env, PASOKH_TEST_SERVER: `postgres://postgres@127.0.0.1:${port}/postgres` }
  status = spawnSync(node24(), ['tools/test.ts', ...process.argv.slice(2)], { stdio: 'inherit', env }).status
  run('pg_ctl', '-D', join(folder, 'db'), '-m', 'fast', 'stop')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status ?? 1)
