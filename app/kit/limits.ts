/**
 * How often something may be tried from one place. Places are known by an HMAC under a salt that
 * lives in memory only and is new every day; no address is kept, and none can be computed back.
 */
import { createHmac } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'

export type Limits = {
  /** Whether one more try of this kind is within its limit; counts it. */
  allows(kind: string, place: string, limit: { tries: number; seconds: number }): Promise<boolean>
}

const DAY_MS = 24 * 3600 * 1000

export function openLimits(now: () => Date, random: (bytes: number) => Buffer): Limits {
  const limiters = new Map<string, RateLimiterMemory>()
  let salt = random(32)
  let saltUntil = now().getTime() + DAY_MS
  return {
    async allows(kind, place, { tries, seconds }) {
      if (now().getTime() > saltUntil) {
        salt = random(32)
        saltUntil = now().getTime() + DAY_MS
        limiters.clear()
      }
      const name = `${kind}/${tries}/${seconds}`
      const limiter = limiters.get(name) ?? new RateLimiterMemory({ points: tries, duration: seconds })
      limiters.set(name, limiter)
      const key = createHmac('sha256', salt).update(`${name}\0${place}`).digest('base64url')
      return limiter.consume(key).then(
        () => true,
        () => false,
      )
    },
  }
}
