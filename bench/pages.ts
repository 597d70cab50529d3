/** Public pages each second from one process (one core), the form page first, beside a bare node:http server of the same bytes in the same run. */
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { report } from './report.ts'
import { pour } from './sockets.ts'

const HOW = { sockets: 16, seconds: 3 }
const ROUNDS = 5

const app = await testApp({ at: new Date().toISOString() })
await testAgency(app, 'water')
const server = fork(new URL('./server.ts', import.meta.url), [JSON.stringify(app.connection)])
const port = await new Promise<number>((ready) =>
  server.once('message', (message: { port: number }) => ready(message.port)),
)
const get = (path: string) => () => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`

const page = await (await fetch(`http://127.0.0.1:${port}/water`)).text()
const bare = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(page) }).end(page),
)
await new Promise<void>((listening) => bare.listen(0, '127.0.0.1', listening))
const barePort = (bare.address() as AddressInfo).port

const rounds: {
  form: Awaited<ReturnType<typeof pour>>
  receipt: Awaited<ReturnType<typeof pour>>
  bare: Awaited<ReturnType<typeof pour>>
}[] = []
await pour(port, get('/water'), { ...HOW, seconds: 1 })
for (let round = 0; round < ROUNDS; round++) {
  rounds.push({
    form: await pour(port, get('/water'), HOW),
    receipt: await pour(port, get('/receipt'), HOW),
    bare: await pour(barePort, get('/'), HOW),
  })
}
const median = (of: (round: (typeof rounds)[number]) => number) =>
  rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
report('pages', {
  formPerSecond: median(({ form }) => form.perSecond),
  formP95Ms: median(({ form }) => form.p95),
  receiptPerSecond: median(({ receipt }) => receipt.perSecond),
  barePerSecond: median(({ bare }) => bare.perSecond),
  ratioToBare: Math.round(median(({ form, bare }) => form.perSecond / bare.perSecond) * 100) / 100,
  failed: rounds.reduce((sum, { form }) => sum + form.failed, 0),
  formGzipBytes: gzipSync(page).length,
})
server.kill()
bare.close()
await app.close()
