#!/usr/bin/env node
/**
 * `npx pasokh …` and `npm start`: finds a Node that runs TypeScript and hands over to app/cli/main.ts.
 * Plain JavaScript, because any Node from 18 on may be the one that reads this file.
 */
import { spawn } from 'node:child_process'
import * as modules from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'app', 'cli', 'main.ts')
// What Node has read and compiled once is kept here for the next start; where nothing can be written, nothing is kept.
const cache = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node')

let node
try {
  node = node24()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

if (node === process.execPath) {
  modules.enableCompileCache?.(cache)
  await import(main)
} else {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', env })
  // Ctrl-C reaches the child by itself; a signal to this process alone is handed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {})
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
