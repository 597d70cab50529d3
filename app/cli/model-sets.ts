/** `pasokh model evaluate --data DIR`: how well learning itself does on labelled sets of others, by the classifier's bench. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const BENCH = fileURLToPath(new URL('../../packages/classifier/classifier.bench.ts', import.meta.url))

/** Says each line as it comes, the figures as JSON last; gives the code of the bench. */
export async function measureSets(folder: string, say: (line: string) => void): Promise<number> {
  const bench = spawn(process.execPath, [BENCH, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>((resolve, reject) => {
    bench.once('error', reject)
    bench.once('close', (code) => resolve(code ?? 1))
  })
  for (const stream of [bench.stdout, bench.stderr]) createInterface(stream).on('line', say)
  return await ended
}
