/**
 * `node tools/package.ts NAME FOLDER`: a package as npm publishes it, in JavaScript with its types, for Node strips no
 * types of what is installed. Writes FOLDER, ready for `npm publish FOLDER`; here nothing is built.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const OPTIONS = [
  '--ignoreConfig',
  '--declaration',
  '--rewriteRelativeImportExtensions',
  '--resolveJsonModule',
  '--strict',
  '--skipLibCheck',
  ...['--target', 'es2024', '--module', 'nodenext', '--lib', 'esnext,dom', '--types', ''],
]

/** @throws Error with what the compiler says. */
export function writePackage(name: string, folder: string): void {
  const home = join('packages', name)
  const index = join(home, 'index.ts')
  if (!existsSync(index)) throw new Error(`There is no package ${name}.`)
  const args = [...OPTIONS, '--rootDir', home, '--outDir', folder, index]
  const { status, stdout } = spawnSync('node_modules/.bin/tsc', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  mkdirSync(folder, { recursive: true })
  for (const file of ['README.md', 'LICENSE']) copyFileSync(join(home, file), join(folder, file))
  const about = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const exports = { types: './index.d.ts', default: './index.js' }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...about, exports, sideEffects: false }, null, 2)}\n`)
}

if (import.meta.main) {
  const [name, folder] = process.argv.slice(2)
  if (!name || !folder) {
    console.error('node tools/package.ts NAME FOLDER')
    process.exit(2)
  }
  writePackage(name, resolve(folder))
  console.log(`npm publish ${folder}`)
}
