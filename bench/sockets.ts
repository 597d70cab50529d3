/** A load that costs little itself: requests over open sockets, each after the answer to the one before. */
import { connect, type Socket } from 'node:net'
import type { Load } from './load.ts'

/** `ask` gives one whole request; answers must carry a Content-Length. */
export async function pour(
  port: number,
  ask: () => string,
  { sockets, seconds }: { sockets: number; seconds: number },
): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: sockets }, () =>
      drive(connect(port, '127.0.0.1'), ask, until, (ms, good) => {
        if (good) times.push(ms)
        else failed++
      }),
    ),
  )
  const took = (performance.now() - startedAt) / 1000
  times.sort((a, b) => a - b)
  const share = (of: number) => Math.round((times[Math.floor(times.length * of)] ?? 0) * 100) / 100
  return { done: times.length, perSecond: Math.round(times.length / took), p50: share(0.5), p95: share(0.95), failed }
}

function drive(
  socket: Socket,
  ask: () => string,
  until: number,
  tell: (ms: number, good: boolean) => void,
): Promise<void> {
  return new Promise((ended, failed) => {
    let sentAt = performance.now()
    let waiting = 0
    let good = false
    socket.on('error', failed)
    socket.on('close', () => ended())
    socket.on('data', (chunk) => {
      if (waiting === 0) {
        const head = chunk.toString('latin1', 0, Math.min(chunk.length, 4096))
        const end = head.indexOf('\r\n\r\n') + 4
        good = head.startsWith('HTTP/1.1 200')
        waiting = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0) - (chunk.length - end)
      } else waiting -= chunk.length
      if (waiting > 0) return
      waiting = 0
      tell(performance.now() - sentAt, good)
      if (performance.now() >= until) return void socket.destroy()
      sentAt = performance.now()
      socket.write(ask())
    })
    socket.write(ask())
  })
}
