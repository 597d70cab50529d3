#!/usr/bin/env node
/**
 * `npx pasokh …` and `npm start`: finds a Node that runs TypeScript and hands over to app/cli/main.ts.
 * Plain JavaScript, because any Node from 18 on may be the one that reads this file.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'

const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'app', 'cli', 'main.ts')

let node
try {
  node = node24()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

if (node === process.execPath) await import(main)
else {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; a signal to this process alone is handed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {})
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
