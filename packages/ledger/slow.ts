/**
 * The tree and its proofs word by word as RFC 9162 defines them over a list of entries (sections 2.1.1, 2.1.3.1 and
 * 2.1.4.1): slow, obvious, and what the tests hold the fast functions against.
 */
import { concat } from './bytes.ts'

type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** MTH(D). */
export function slowRoot(hash: Sha256, entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return hash(new Uint8Array(0))
  if (entries.length === 1) return hash(concat([new Uint8Array([0]), entries[0]!]))
  const k = split(entries.length)
  return hash(concat([new Uint8Array([1]), slowRoot(hash, entries.slice(0, k)), slowRoot(hash, entries.slice(k))]))
}

/** PATH(m, D). */
export function slowPath(hash: Sha256, m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length === 1) return []
  const k = split(entries.length)
  const [left, right] = [entries.slice(0, k), entries.slice(k)]
  return m < k
    ? [...slowPath(hash, m, left), slowRoot(hash, right)]
    : [...slowPath(hash, m - k, right), slowRoot(hash, left)]
}

/** PROOF(m, D). */
export const slowProof = (hash: Sha256, m: number, entries: readonly Uint8Array[]) =>
  slowSubproof(hash, m, entries, true)

function slowSubproof(hash: Sha256, m: number, entries: readonly Uint8Array[], b: boolean): Uint8Array[] {
  const n = entries.length
  if (m === n) return b ? [] : [slowRoot(hash, entries)]
  const k = split(n)
  const [left, right] = [entries.slice(0, k), entries.slice(k)]
  return m <= k
    ? [...slowSubproof(hash, m, left, b), slowRoot(hash, right)]
    : [...slowSubproof(hash, m - k, right, false), slowRoot(hash, left)]
}
