/** A Pasokh in a process of its own, on its own folder, to be killed; and people who send to it all the while. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { start } from '../../app/cli/start.ts'
import { readConfig } from '../../app/kit/config.ts'
import { connect, type Db, sql } from '../../app/kit/db.ts'
import { testAgency } from '../journeys/agency.ts'

const READY_TIMEOUT_MS = 300_000

export type Victim = {
  url: string
  slug: string
  /** The store as its owner sees it, through the server's own socket. */
  owner: Db
  /** Starts the process and waits until it is ready. */
  up(): Promise<void>
  /** Waits until it is ready again, whoever brings it back. */
  ready(): Promise<void>
  isUp(): boolean
  killPasokh(): Promise<void>
  /** Tells it to stop, as systemd does; how it ended. */
  stopPasokh(): Promise<number | null>
  /** Starts another one with these variables beside, which is expected to end by itself; what it said. */
  tryWith(more: Record<string, string>): Promise<{ code: number | null; said: string }>
  /** Kills the postmaster, and every process it has started. */
  killPostgres(which: 'postmaster' | 'all' | 'backend'): void
  end(): Promise<void>
}

export async function openVictim(): Promise<Victim> {
  // A short path: the server's socket lies in it.
  const folder = mkdtempSync(join(tmpdir(), 'pk-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    PASOKH_DATA: join(folder, 'data'),
    PASOKH_KEYS: join(folder, 'keys'),
    PASOKH_URL: url,
    PASOKH_PROXIES: '1',
    PORT: String(port),
    METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
  }
  const { slug, ownerConnection, serverFolder } = await prepare(environment)
  const owner = connect(ownerConnection, { max: 2 })
  let child: ChildProcess | null = null
  const isUp = () => child !== null && child.exitCode === null && child.signalCode === null
  const victim: Victim = {
    url,
    slug,
    owner,
    isUp,
    up: async () => {
      child = spawn(process.execPath, [resolve('app/cli/main.ts'), 'serve'], {
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await victim.ready()
    },
    ready: () => untilReady(url, isUp),
    killPasokh: async () => {
      const gone = new Promise((exit) => child?.once('exit', exit))
      child?.kill('SIGKILL')
      await gone
    },
    stopPasokh: async () => {
      const gone = new Promise<number | null>((exit) => child?.once('exit', exit))
      child?.kill('SIGTERM')
      return gone
    },
    tryWith: async (more) => {
      const one = spawn(process.execPath, [resolve('app/cli/main.ts'), 'serve'], {
        env: { PATH: process.env.PATH, ...environment, ...more },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      one.stderr.on('data', (part) => {
        said += part
      })
      const code = await new Promise<number | null>((exit) => one.once('close', exit))
      return { code, said }
    },
    killPostgres: (which) => killPostgres(join(serverFolder, 'pg18'), which),
    end: async () => {
      await owner.close()
      if (isUp()) {
        const gone = new Promise((exit) => child?.once('exit', exit))
        child?.kill('SIGTERM')
        await gone
      } else killPostgres(join(serverFolder, 'pg18'), 'all')
      for (const each of new Set([folder, serverFolder])) rmSync(each, { recursive: true, force: true })
    },
  }
  return victim
}

async function prepare(environment: Record<string, string>) {
  const { app, store, stop } = await start(readConfig(environment), { work: false })
  const { slug } = await testAgency(app)
  await stop()
  return { slug, ownerConnection: store.owner, serverFolder: store.folder! }
}

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' ? address!.port : 0))
    })
  })

async function untilReady(url: string, isUp: () => boolean) {
  const startedAt = performance.now()
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    if (!isUp()) throw new Error('Pasokh ended')
    if (performance.now() - startedAt > READY_TIMEOUT_MS) throw new Error('Pasokh did not come back')
    await wait(50)
  }
}

function killPostgres(cluster: string, which: 'postmaster' | 'all' | 'backend') {
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = childrenOf(postmaster)
  if (which === 'backend') {
    const backend = children.findLast((pid) => commandOf(pid).includes('pasokh_app'))
    if (backend) killHard(backend)
    return
  }
  for (const pid of which === 'all' ? [postmaster, ...children] : [postmaster]) killHard(pid)
}

function killHard(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

const readOr = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
const commandOf = (pid: number) => readOr(`/proc/${pid}/cmdline`)

const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && Number(readOr(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1]) === parent)

export type Sent = { token: string; receipt: string }

/** People who send one message after the other until they are told to stop; what was acknowledged is kept. */
export function burst({ url, slug }: Victim, people: number) {
  const sent: Sent[] = []
  let [tries, isOver] = [0, false]
  const send = async (person: number) => {
    while (!isOver) {
      tries++
      const token = randomBytes(16).toString('base64url')
      const receipt = await sendOne(url, slug, token, `10.${tries % 250}.0.${person}`).catch(() => null)
      if (receipt) sent.push({ token, receipt })
      else await wait(20)
    }
  }
  const all = Promise.all(Array.from({ length: people }, (_, person) => send(person)))
  return {
    acknowledged: () => sent.length,
    end: async () => {
      isOver = true
      await all
      return { sent, tries }
    },
  }
}

/** The receipt, or null when it was not acknowledged. */
async function sendOne(url: string, slug: string, token: string, from: string): Promise<string | null> {
  const answer = await post(`${url}/api/agencies/${slug}/submissions`, { text: `آب قطع است ${token}`, token }, from)
  return answer?.status === 201 ? ((await answer.json()) as { receipt: string }).receipt : null
}

const post = (url: string, body: unknown, from: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(90_000),
  }).catch(() => null)

/** Those whose receipt does not open, or that are not there exactly once. */
export async function lostOf({ url, slug, owner }: Victim, sent: readonly Sent[]): Promise<string[]> {
  const lost: string[] = []
  for (const [at, { token, receipt }] of sent.entries()) {
    const from = `10.${at % 250}.1.${at % 199}`
    const opened = await post(`${url}/api/receipt`, { receipt }, from)
    if (opened?.status !== 200) lost.push(`${token}: its receipt answers ${opened?.status}`)
    else if ((await sendOne(url, slug, token, from)) !== receipt) lost.push(`${token}: it was taken for a new one`)
  }
  const keys = sent.map(({ token }) => token)
  const [row] = await owner.open((tx) =>
    tx.rows<{ count: number }>(sql`
      select count(*) as count from submission
      where idempotency = any(select sha256(('form ' || token)::bytea) from unnest(${keys}::text[]) token)`),
  )
  if (row!.count !== sent.length) lost.push(`${row!.count} rows for ${sent.length} acknowledgements`)
  return lost
}

/** Submissions for which no case has been opened yet. */
export const unopened = async ({ owner }: Victim): Promise<number> =>
  (
    await owner.open((tx) => tx.rows<{ count: number }>(sql`select count(*) as count from submission where not opened`))
  )[0]!.count
