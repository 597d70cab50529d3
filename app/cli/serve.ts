/** `pasokh serve`, which `npm start` calls: everything in one process, until it is told to stop. */
import { serve as listen, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { readConfig } from '#kit/config.ts'
import { type Metrics, openMetrics, serveMetrics } from '#kit/metrics.ts'
import { firstRunCode } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { keepBeating } from '../indicators/index.ts'
import { doors } from '../main.ts'
import { keepNumbering } from '../record/index.ts'
import { weakSince } from '../submissions/index.ts'
import type { Command } from './command.ts'
import { buildConsole } from './console-build.ts'
import { type Started, start } from './start.ts'
import { stopAll } from './stop.ts'

const HEADERS_TIMEOUT_MS = 20_000
const REQUEST_TIMEOUT_MS = 120_000
const HOUR_MS = 3_600_000

export const serve: Command = {
  name: 'serve',
  about: {
    fa: 'سامانه را به راه می‌اندازد (‎--sample با شهر ساختگی)',
    en: 'starts the system (--sample with a made-up town; --role web|jobs|all)',
  },
  run: async (args) => {
    const config = readConfig()
    const role = args.includes('--role') ? args[args.indexOf('--role') + 1] : config.role
    if (role !== 'web' && role !== 'jobs' && role !== 'all') throw new Error('--role takes web, jobs or all')
    if (role !== 'jobs' && buildConsole()) console.log('The console has been built.')
    const started = await start({ ...config, role }, { work: role !== 'web' })
    const { server, watching } = await openDoors(started, role !== 'jobs')
    const stopNumbering = role === 'web' ? null : keepNumbering(started.app)
    const stopBeating = role === 'jobs' ? null : keepBeating(started.app)
    await greet(started, args.includes('--sample'))
    await untilTold()
    return stopAll({ started, server, watching, stopNumbering, stopBeating })
  },
}

/** The two ports; where one is taken nothing is left running behind. */
async function openDoors(started: Started, web: boolean) {
  const { app } = started
  const metrics = openMetrics()
  try {
    const server = web ? await open(app, metrics).catch(sayTaken('PORT', app.config.port)) : null
    const watching = await watch(app, metrics).catch(sayTaken('METRICS_PORT', app.config.metricsPort))
    return { server, watching }
  } catch (error) {
    await started.stop()
    throw error
  }
}

const sayTaken =
  (variable: string, port: number) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(
      `Port ${port} is taken: stop what uses it, or choose another with ${variable}=…\n` +
        `درگاه ${port} در دست برنامهٔ دیگری است: آن را ببندید، یا با ${variable}=… درگاه دیگری برگزینید.`,
    )
  }

async function open(app: App, metrics: Metrics): Promise<ServerType> {
  const { host, port } = app.config
  const all = new Hono().use(metrics.count).route('/', doors(app))
  return new Promise((opened, failed) => {
    const server = listen(
      {
        fetch: all.fetch,
        hostname: host,
        port,
        serverOptions: { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
      },
      () => opened(server),
    )
    server.once('error', failed)
  })
}

async function watch(app: App, metrics: Metrics) {
  metrics.watch(
    'pasokh_weak_receipts_hours',
    'Hours the oldest receipt has waited to be strengthened; must stay under 24',
    async () => {
      const since = await app.db.open(weakSince)
      return since ? (app.now().getTime() - since.getTime()) / HOUR_MS : 0
    },
  )
  metrics.watch('pasokh_jobs_waiting', 'Jobs that wait', async () =>
    (await app.jobs.state()).reduce((sum, { waiting }) => sum + waiting, 0),
  )
  metrics.watch('pasokh_jobs_failed', 'Jobs that failed for good', async () =>
    (await app.jobs.state()).reduce((sum, { failed }) => sum + failed, 0),
  )
  return serveMetrics(metrics, '127.0.0.1', app.config.metricsPort)
}

/** What a newcomer needs to go on: where, how to sign in, how to try it. */
async function greet({ app, freshKeys, store }: Started, sample: boolean) {
  const { publicUrl, keysFolder, dataFolder } = app.config
  const say = (fa: string, en: string) => console.log(`${en}\n${fa}\n`)
  if (freshKeys)
    say(
      `کلیدها در ${keysFolder} ساخته شد. نسخه‌ای از آن را بیرون از این دستگاه نگه دارید: بی آن، هیچ پیامی باز نمی‌شود.`,
      `Keys were made in ${keysFolder}. Keep a copy outside this machine: without it no message can be opened.`,
    )
  if (store.folder && store.folder !== dataFolder)
    say(
      `پایگاه داده در ${store.folder} است، چون کاربر پایگاه به ${dataFolder} راه ندارد.`,
      `The database lies in ${store.folder}, because its user cannot enter ${dataFolder}.`,
    )
  if (sample) await greetSample(app, publicUrl, say)
  const code = await firstRunCode(app)
  if (code)
    say(
      `نخستین دستگاه و مدیر آن را در ${publicUrl}/desk/ بسازید. رمز یک‌بارمصرف: ${code}\nبرای آزمودن با شهر ساختگی: npm start -- --sample`,
      `Make the first agency and its administrator at ${publicUrl}/desk/ with this one-time password: ${code}\nTo try it with a made-up town: npm start -- --sample`,
    )
  say(
    `پاسخ آماده است: ${publicUrl}   میز کار: ${publicUrl}/desk/`,
    `Pasokh is ready: ${publicUrl}   the desk: ${publicUrl}/desk/`,
  )
}

async function greetSample(app: App, publicUrl: string, say: (fa: string, en: string) => void) {
  // The town is read only where it is wanted: it is a third of what a start would load.
  const { loadSample } = await import('./sample-life.ts')
  const { password, officers } = await loadSample(
    app,
    (done, of) => process.stdout.isTTY && process.stdout.write(`\rsample: ${done} of ${of} days `),
  )
  if (process.stdout.isTTY) process.stdout.write('\n')
  if (!password) return
  say(
    `شهر ساختگی آماده است. در ${publicUrl}/desk/ با یکی از این نشانی‌ها و رمز ${password} وارد شوید:\n  ${officers.join('\n  ')}`,
    `The made-up town is ready. Sign in at ${publicUrl}/desk/ as one of these, with the password ${password}:`,
  )
}

const untilTold = () =>
  new Promise<void>((told) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told())
  })
