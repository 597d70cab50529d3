/** The whole system behind a real socket, for requests that no well-behaved client would send. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { serve } from '@hono/node-server'
import type { TestApp } from '../app.ts'

export type Raw = { status: number; head: string; body: string; sentBytes: number }

export type TestServer = {
  url: string
  /**
   * Writes these pieces to a socket until the server has answered or closed; a piece may be an endless stream.
   * What comes back is read as one answer.
   */
  raw(head: string, body?: Iterable<Uint8Array>): Promise<Raw>
  close(): Promise<void>
}

const PATIENCE_MS = 60_000

export async function listen(app: TestApp): Promise<TestServer> {
  const server = serve({ fetch: app.routes.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    raw: (head, body = []) => speak(port, head, body),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

async function speak(port: number, head: string, body: Iterable<Uint8Array>): Promise<Raw> {
  const socket = connect({ port, host: '127.0.0.1' })
  const heard: Buffer[] = []
  let isAnswered = false
  let sentBytes = 0
  socket.on('data', (part) => {
    heard.push(part)
    isAnswered = true
  })
  // A server that has refused may close while we still speak.
  socket.on('error', () => {})
  const ended = new Promise<void>((done) => socket.on('close', () => done()))
  await once(socket, 'connect')
  socket.write(head)
  for (const part of body) {
    if (isAnswered || socket.destroyed) break
    sentBytes += part.length
    if (!socket.write(part)) await Promise.race([once(socket, 'drain'), ended, pause(PATIENCE_MS)])
    await pause(0)
  }
  for (let waited = 0; !isWhole(heard) && !socket.destroyed && waited < PATIENCE_MS; waited += 5) await pause(5)
  socket.destroy()
  const text = Buffer.concat(heard).toString('utf8')
  const [first = '', ...rest] = text.split('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    head: first,
    body: rest.join('\r\n\r\n'),
    sentBytes,
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

function isWhole(heard: readonly Buffer[]): boolean {
  const text = Buffer.concat(heard).toString('latin1')
  const at = text.indexOf('\r\n\r\n')
  if (at < 0) return false
  const length = /^content-length: (\d+)/im.exec(text.slice(0, at))?.[1]
  return length ? text.length >= at + 4 + Number(length) : text.endsWith('0\r\n\r\n')
}
