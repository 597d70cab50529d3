/**
 * Finds a Node that runs TypeScript without a build (24 or later): this one, or the one that npm
 * brought as an optional dependency. Plain JavaScript, because an older Node reads this file.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const BIN = join(ROOT, 'node_modules', '.bin')

/** The path of a Node ≥ 24, or an error that says in one sentence what to do. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file)
  if (existsSync(found)) return found
  throw new Error(
    `Pasokh needs Node 24 or later and found ${process.version}: npm has no Node for ${process.platform}-${process.arch}, so install Node 24 from nodejs.org and run this again.`,
  )
}
