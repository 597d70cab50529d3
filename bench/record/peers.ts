/** What others take for an inclusion proof: Go's own log client over the same tiles, and Merkle trees on npm, which must hold a whole tree in memory. */
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TALL, type Tall, writeLevels } from './tall.ts'

const GO_MODULES = '/usr/share/gocode'
/** So many leaves a tree of npm gets: at ten million it would want gigabytes. */
const NPM_LEAVES = 100_000

export const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!

/** Milliseconds of a proof by Go's tlog, or why there are none. */
export function goProofMs(tall: Tall, proofs: number): number | string {
  const go = ['/usr/bin/go', '/usr/lib/go/bin/go', '/usr/local/go/bin/go'].find((file) => existsSync(file))
  if (!go || !existsSync(`${GO_MODULES}/src/golang.org/x/mod`)) return 'Go is not installed'
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-bench-'))
  try {
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: GO_MODULES, GOCACHE: join(folder, 'cache'), GOFLAGS: '' }
    const program = join(folder, 'prove')
    execFileSync(go, ['build', '-o', program, join(import.meta.dirname, 'prove.go')], { env })
    writeLevels(tall, folder)
    const root = Buffer.from(tall.root).toString('base64')
    return Number(execFileSync(program, [folder, String(TALL), root, String(proofs)], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Made = { proof: (index: number) => unknown }
type MerkleTools = {
  new (options: {
    hashType: string
  }): { addLeaves(leaves: Buffer[]): void; makeTree(): void; getProof(at: number): unknown }
}
type MerkleTree = {
  new (leaves: Buffer[], hash: (bytes: Buffer) => Buffer): { getProof(leaf: Buffer, at: number): unknown }
}

/** Seconds to build a tree of 100,000 leaves and milliseconds of a proof, by package. */
export function npmProofs(proofs: number): Record<string, { leaves: number; buildSeconds: number; proofMs: number }> {
  // They are no dependency: what is not there is not measured.
  const folder = join(import.meta.dirname, '../peers/ledger/')
  if (!existsSync(join(folder, 'node_modules'))) return {}
  const need = createRequire(folder)
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
  const leaves = Array.from({ length: NPM_LEAVES }, () => randomBytes(32))
  const makers: Record<string, () => Made> = {
    merkletreejs: () => {
      const { MerkleTree } = need('merkletreejs') as { MerkleTree: MerkleTree }
      const tree = new MerkleTree(leaves, sha256)
      return { proof: (at) => tree.getProof(leaves[at]!, at) }
    },
    'merkle-tools': () => {
      const tree = new (need('merkle-tools') as MerkleTools)({ hashType: 'sha256' })
      tree.addLeaves(leaves)
      tree.makeTree()
      return { proof: (at) => tree.getProof(at) }
    },
  }
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, measure(make, proofs)]))
}

function measure(make: () => Made, proofs: number) {
  const from = performance.now()
  const { proof } = make()
  const buildSeconds = Number(((performance.now() - from) / 1000).toFixed(2))
  const times = Array.from({ length: proofs }, (_, at) => {
    const started = performance.now()
    proof((at * 331) % NPM_LEAVES)
    return performance.now() - started
  })
  return { leaves: NPM_LEAVES, buildSeconds, proofMs: Number(median(times).toFixed(4)) }
}
