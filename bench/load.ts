/** A load of requests from this process: so many clients, each one request after the other, for so long. */
export type Load = { done: number; perSecond: number; p50: number; p95: number; failed: number }

/** `act` is one client's one request; it gives whether it was answered well. */
export async function load(clients: number, seconds: number, act: () => Promise<boolean>): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const startedAt = performance.now()
  const client = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      if (await act()) times.push(performance.now() - at)
      else failed++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - startedAt) / 1000
  times.sort((a, b) => a - b)
  const share = (of: number) => Math.round((times[Math.floor(times.length * of)] ?? 0) * 100) / 100
  return { done: times.length, perSecond: Math.round(times.length / took), p50: share(0.5), p95: share(0.95), failed }
}
