/**
 * `npm run where <url | word on a screen | table | job>`: the files and lines a newcomer looks for.
 * It reads the sources as text and runs none of them.
 */
import { globSync, readFileSync } from 'node:fs'
import { fold } from '@pasokh/persian'

/** A line of a file that answers the question; `why` says what it is. */
export type Hit = { file: string; line: number; why: string }

type Source = { file: string; lines: string[] }

const MOST_SHOWN = 40

const DOORS = 'app/{*/**/{page,*.page,api,*.api}.ts,main.ts,kit/console.ts,kit/health.ts}'
const ASSETS = 'app/ui/assets.ts'
const CONSOLE_DOORS = 'console/src/routes.tsx'
const WORDS = ['app/*/**/{words,*.words,*-words}.ts', 'console/src/**/{words,*.words,*-words}.ts']
const SQL = 'app/db/migrations/*.sql'
const SLICES = 'app/*/**/*.ts'

const read = (glob: string | string[]): Source[] =>
  globSync(glob)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n') }))

function linesWith(sources: readonly Source[], why: (line: string, file: string) => string | null): Hit[] {
  return sources.flatMap(({ file, lines }) =>
    lines.flatMap((text, at) => {
      const reason = why(text, file)
      return reason === null ? [] : [{ file, line: at + 1, why: reason }]
    }),
  )
}

type Route = { pattern: string; hit: Hit }

/** The address patterns that stand in quotes on a line; a name at the beginning is looked up in the file, one at the end left out. */
function patternsOn(line: string, { file, lines }: Source): string[] {
  // A link leads to an address, and does not serve it.
  if (line.includes('href=')) return []
  const under = /api\.ts$/.test(file) ? '/api' : ''
  const plain = [...line.matchAll(/(?<!\.route\()(path: )?'(\/[^'\s]*)'/g)].map(([, inSpec, literal]) =>
    inSpec ? `${under}${literal}` : literal!,
  )
  const filled = [...line.matchAll(/`(?:\$\{(\w+)\})?(\/[^`$]*)(?:\$\{\w+\})?`/g)].flatMap(([, name, literal]) => {
    const constant = name && lines.find((text) => text.includes(`const ${name} = `))
    const beginnings = constant ? [...constant.matchAll(/'(\/[^']*|)'/g)].map(([, value]) => value!) : ['']
    return beginnings.map((beginning) => `${beginning}${literal}`)
  })
  return [...plain, ...filled]
}

const routesIn = (sources: readonly Source[], under = ''): Route[] =>
  sources.flatMap((source) =>
    source.lines.flatMap((text, at) =>
      patternsOn(text, source).map((found) => {
        const pattern = `${under}${found}`
        return { pattern, hit: { file: source.file, line: at + 1, why: pattern } }
      }),
    ),
  )

/** Every address pattern that stands in a door: those of the server, of the static files and of the console. */
function routes(): Route[] {
  // Where no routes are made, an address in quotes is a link.
  const doors = read(DOORS).filter(({ lines }) => lines.some((text) => /\bnew Hono\(|\bpath: '\//.test(text)))
  const [files] = linesWith(read(ASSETS), (line) => (/`\/static\//.test(line) ? '/static/*' : null))
  return [...routesIn(doors), { pattern: '/static/*', hit: files! }, ...routesIn(read(CONSOLE_DOORS), '/desk')]
}

/** How well a pattern fits a path: the number of its own words plus one, or 0 where it does not fit. */
export function closeness(pattern: string, path: string): number {
  const [wanted, given] = [pattern, path].map((text) => text.split('/').filter(Boolean)) as [string[], string[]]
  let own = 0
  for (const [at, part] of wanted.entries()) {
    if (part === '*') return own + 1
    const here = given[at]
    if (here === undefined) {
      if (part.endsWith('?')) continue
      return 0
    }
    if (part.startsWith(':')) continue
    if (part !== here && part !== here.replace(/\.(json|xml)$/, '')) return 0
    own += part === here ? 1 : 0.5
  }
  return given.length > wanted.length ? 0 : own + 1
}

/** The doors of an address, the closest first; of an unknown one, the doors of the address above it. */
export function whereUrl(url: string): Hit[] {
  const path = new URL(url, 'http://localhost').pathname.replace(/(.)\/$/, '$1')
  const fitting = routes()
    .map(({ pattern, hit }) => ({ hit, score: closeness(pattern, path) }))
    .filter(({ score }) => score > 0)
  const best = Math.max(...fitting.map(({ score }) => score))
  const found = fitting.filter(({ score }) => score === best).map(({ hit }) => hit)
  if (found.length > 0 || path === '/') return found
  return whereUrl(path.slice(0, path.lastIndexOf('/')) || '/')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where a table, view or SQL function is made, and the statements of its owner that name it. */
export function whereTable(name: string): Hit[] {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return []
  const made = new RegExp(`^create (?:table|view|function|procedure) ${name}\\b`)
  const owners = new Set<string>()
  const makers = read(SQL).flatMap((source) => {
    const found = linesWith([source], (line) => (made.test(line) ? line.split(/ with |[ ]?[(]/)[0]! : null))
    const owner = /^-- Owner: (app\/\w+)/m.exec(source.lines.join('\n'))?.[1]
    if (found.length > 0 && owner) owners.add(owner)
    return found.map((hit) => ({ ...hit, why: `${hit.why}, owner ${owner ?? 'unknown'}` }))
  })
  if (makers.length === 0) return []
  const named = new RegExp(`\\b(?:from|join|into|update|table)\\s+(?:only\\s+)?${name}\\b|\\b${name}\\s*\\(`)
  const stores = read(SLICES).filter(
    ({ file }) => file.endsWith('store.ts') && owners.has(file.replace(/\/[^/]*$/, '')),
  )
  return [...makers, ...linesWith(stores, (line) => (named.test(line) ? line.trim() : null))]
}

/** Where a job (slice.verb) is defined, what it is followed by, and who puts it in. */
export function whereJob(name: string): Hit[] {
  if (!/^[a-z]+\.[a-z][a-z-]*$/.test(name)) return []
  const quoted = new RegExp(`'${escaped(name)}'`)
  const hits = linesWith(read([SLICES, 'app/main.ts']), (line) => (quoted.test(line) ? line.trim() : null))
  const isDefinition = ({ why }: Hit) => /\bname: '|_JOB = '/.test(why)
  return [...hits.filter(isDefinition), ...hits.filter((hit) => !isDefinition(hit))]
}

/** Where words that stand on a screen are written; spaces, half-spaces, the two kafs and capitals make no difference. */
export function whereWords(words: string): Hit[] {
  const plain = (text: string) => fold(text).toLowerCase().replace(/\s/g, '')
  const wanted = plain(words)
  if (wanted === '') return []
  return linesWith(read(WORDS), (line) => (/['`]/.test(line) && plain(line).includes(wanted) ? line.trim() : null))
}

/** All that is known about what was asked: an address, else a job, else a table, else words. */
export function where(asked: string): Hit[] {
  if (/^(\/|https?:)/.test(asked)) return whereUrl(asked)
  for (const look of [whereJob, whereTable, whereWords]) {
    const found = look(asked)
    if (found.length > 0) return found
  }
  return []
}

if (import.meta.main) {
  const asked = process.argv.slice(2).join(' ')
  if (asked === '') {
    console.error('npm run where -- <url | word on a screen | table | job>')
    process.exit(2)
  }
  const found = where(asked)
  for (const { file, line, why } of found.slice(0, MOST_SHOWN)) console.log(`${file}:${line}  ${why.slice(0, 120)}`)
  if (found.length > MOST_SHOWN) console.log(`… and ${found.length - MOST_SHOWN} more`)
  if (found.length === 0) {
    console.error(`Nothing is known about «${asked}».`)
    process.exitCode = 1
  }
}
