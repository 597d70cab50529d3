/** A system of a test behind a real port, for a browser. */
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Served = { base: string; close(): Promise<void> }

export async function served(routes: Hono, name = '127.0.0.1'): Promise<Served> {
  const server = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  return {
    base: `http://${name}:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
