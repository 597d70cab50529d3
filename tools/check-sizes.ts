/**
 * Says which files are too large to know. The limits are those of STYLE.md; a file may be longer
 * only with its reason in EXCEPTIONS.
 */
import { globSync, readFileSync } from 'node:fs'

/** Lines: the most a file may have, and what half and nineteen of twenty files should stay under. */
const LIMITS = [
  { name: 'app and console', glob: '{app,console/src}/**/*.{ts,tsx}', most: 400, p95: 260 },
  { name: 'packages', glob: 'packages/**/*.ts', most: 600, p95: 450 },
]

/** Files that are one idea and longer than the limit, each with its reason. */
const EXCEPTIONS: Record<string, string> = {}

const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1

for (const { name, glob, most, p95 } of LIMITS) {
  const files = globSync(glob, { exclude: ['**/node_modules/**', '**/dist/**'] }).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  )
  const sizes = files.map((file) => ({ file, size: lines(file) })).sort((a, b) => a.size - b.size)
  for (const { file, size } of sizes) {
    if (size <= most || EXCEPTIONS[file]) continue
    console.error(
      `${file} has ${size} lines, the most is ${most}: split it by idea, or give its reason in tools/check-sizes.ts`,
    )
    process.exitCode = 1
  }
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]?.size ?? 0
  console.log(`${name}: ${sizes.length} files, median ${at(0.5)} lines, 95 % under ${at(0.95)}`)
  if (at(0.95) > p95) {
    console.error(`${name}: nineteen of twenty files should have at most ${p95} lines`)
    process.exitCode = 1
  }
}
for (const [file, why] of Object.entries(EXCEPTIONS)) console.log(`longer with a reason: ${file}: ${why}`)
