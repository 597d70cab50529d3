/** Where the files of places are that a bench reads, and what to say when they are not there. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const NOTHING_THERE = 2

/** A file of `--data DIR`: in DIR itself or in DIR/place. Without it the process ends with clear words, and one JSON line last. */
export function givenFile(bench: string, given: string | undefined, name: string): string {
  const folder = given ?? join(process.env.PASOKH_SHARED ?? '../shared', 'data')
  const found = [join(folder, 'place', name), join(folder, name)].find((file) => existsSync(file))
  if (found) return found
  const why = existsSync(folder) ? `${folder} holds no ${name}` : `there is no folder ${folder}`
  console.error(`Nothing to measure: ${why}. Give --data DIR, a folder laid out like the place part of ../shared/data.`)
  console.log(JSON.stringify({ bench, skipped: why }))
  // Only a folder that was asked for has to be there.
  process.exit(given ? NOTHING_THERE : 0)
}
