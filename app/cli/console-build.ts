/** Builds the officers' console when its sources are newer than what was built; a second start builds nothing. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STAMP = join(ROOT, 'console/dist/.built')

/** True when it was built now. @throws Error when the build fails. */
export function buildConsole(): boolean {
  const form = formOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === form) return false
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(ROOT, 'console'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The console could not be built:\n${stdout}${stderr}`)
  writeFileSync(STAMP, form)
  return true
}

function formOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(['console/{src,build}/**/*', 'console/*.{ts,html,json}', 'app/ui/*.css'], {
    cwd: ROOT,
    withFileTypes: true,
  })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort()) hash.update(path.slice(ROOT.length)).update(readFileSync(path))
  return hash.digest('hex')
}
