/** Counts for the operator (Prometheus), on a port of their own. No label comes from what a person typed. */
import { createServer, type Server } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  /** Counts every request by its route, never by its URL. */
  count: MiddlewareHandler
  /** A value asked for when the operator looks. */
  watch(name: string, help: string, read: () => Promise<number>): void
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  const requests = new Counter({
    name: 'pasokh_requests_total',
    help: 'Requests by route and class of status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'pasokh_request_seconds',
    help: 'Time to answer',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  return {
    registry,
    count: async (c, next) => {
      const startedAt = performance.now()
      await next()
      requests.inc({ route: `${c.req.method} ${routePath(c, -1)}`, status: `${Math.floor(c.res.status / 100)}xx` })
      seconds.observe((performance.now() - startedAt) / 1000)
    },
    watch: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
  }
}

export async function serveMetrics({ registry }: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, host, listening))
  return server
}
