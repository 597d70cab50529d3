/** Processor time that the processes of a database spend on a bench: what a busy machine does not change. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Milliseconds since this was called, of those that serve `pasokh_app` there; 0 where the system does not tell. */
export function spentOf(database: string): () => number {
  const before = processorMs(database)
  return () => [...processorMs(database)].reduce((sum, [id, after]) => sum + after - (before.get(id) ?? 0), 0)
}

/** Of each of the database's processes so far. */
function processorMs(database: string): Map<string, number> {
  if (!existsSync('/proc/self/stat')) return new Map()
  const processes = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && readOr(`/proc/${name}/cmdline`).includes(`pasokh_app ${database}`),
  )
  return new Map(
    processes.map((name) => {
      const of = readOr(`/proc/${name}/stat`).split(') ')[1]?.split(' ') ?? []
      return [name, 10 * (Number(of[11] ?? 0) + Number(of[12] ?? 0))]
    }),
  )
}

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
