/**
 * Checks that the README's commands exist: every `npm run NAME`, `npm test`, `npm start` is a
 * script of package.json, and CI calls the commands that the README tells a newcomer to use.
 */
import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const readme = readFileSync('README.md', 'utf8')
const ci = readFileSync('.ci/run', 'utf8')
const wrong: string[] = []

for (const [, name] of `${readme}\n${ci}`.matchAll(/npm run ([\w:-]+)/g))
  if (!scripts[name!]) wrong.push(`npm run ${name} is no script`)
for (const command of ['npm ci && npm start', 'npm ci && npm test', 'npm run ok'])
  if (!readme.includes(command)) wrong.push(`the README does not say: ${command}`)
for (const command of ['npm ci', 'npm run ok'])
  if (!ci.includes(command)) wrong.push(`.ci/run does not call: ${command}`)

for (const why of wrong) console.error(why)
if (wrong.length > 0) process.exitCode = 1
