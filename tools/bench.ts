/** `npm run bench`: lists the benches; `npm run bench -- NAME …` runs one with its arguments, `npm run bench -- all` each in turn. Each prints its figures as one JSON line last. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { node24 } from './node24.mjs'

const HELPERS = ['load', 'processor', 'report', 'server', 'sockets']
const files = globSync(['bench/*.ts', 'packages/*/*.bench.ts']).sort()
const benches = files
  .map((file) => ({ file, name: basename(file).replace(/(\.bench)?\.ts$/, '') }))
  .filter(({ name }) => !HELPERS.includes(name))

const [name, ...args] = process.argv.slice(2)
const chosen = name === 'all' ? benches : benches.filter((bench) => bench.name === name)
if (chosen.length === 0) {
  console.log(`npm run bench -- NAME\n${benches.map(({ name, file }) => `  ${name.padEnd(16)} ${file}`).join('\n')}`)
  process.exit(name === undefined ? 0 : 2)
}

// Peers are no dependency of ours: they are brought when somebody measures.
for (const file of globSync(['bench/peers/package.json', 'bench/peers/*/package.json'])) {
  const folder = dirname(file)
  if (!existsSync(`${folder}/node_modules`)) spawnSync('npm', ['ci', '--prefix', folder], { stdio: 'inherit' })
}

let failed = 0
for (const { file } of chosen) {
  const { status } = spawnSync(node24(), [file, ...args], { stdio: 'inherit' })
  if (status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
