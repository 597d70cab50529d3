/** Shares, medians, seeded chance, and speeds of processor time on one core. */

export const percent = (part: number, of: number) => (of === 0 ? null : Math.round((10_000 * part) / of) / 100)
export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export type Speed = { mbPerSecond: number; textsPerSecond: number }

const RUNS = 5
/** A peer that is slow is measured on the first texts only, for so long at most. */
const MOST_MS = 4000

/** How fast the work goes through the texts: the median of five runs after one that warms up. */
export function speedOf(texts: readonly string[], work: (text: string) => unknown): Speed {
  let some = texts
  const warming = cpuMs(() => {
    const until = performance.now() + MOST_MS
    for (const [at, text] of texts.entries()) {
      work(text)
      if (performance.now() < until) continue
      some = texts.slice(0, at + 1)
      break
    }
  })
  const once = () => {
    for (const text of some) work(text)
  }
  const runs = warming > MOST_MS / 2 ? 1 : RUNS
  const ms = median(Array.from({ length: runs }, () => cpuMs(once)))
  const bytes = some.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return { mbPerSecond: Math.round(bytes / ms / 100) / 10, textsPerSecond: Math.round((some.length / ms) * 1000) }
}

/** A small generator with a fixed seed (mulberry32), so that each run tries the same numbers. */
export function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
