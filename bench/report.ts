/** Prints a bench's figures as one JSON line, last, and keeps them in bench/results with date, command and machine. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'

export function report(name: string, figures: Record<string, unknown>) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`
  const kept = {
    bench: name,
    on: new Date().toISOString().slice(0, 10),
    command: `npm run bench -- ${name}`,
    machine,
    ...figures,
  }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(kept, null, 2)}\n`)
  console.log(JSON.stringify(kept))
}
