/**
 * Says which imports are not allowed, and why. The order below is the architecture: a file may
 * import only what stands before it. ARCHITECTURE.md gives the reasons in words.
 */
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** Slices, from the one that knows least to the one that knows most. */
const SLICES = [
  'record',
  'people',
  'agencies',
  'places',
  'models',
  'submissions',
  'cases',
  'learning',
  'themes',
  'incidents',
  'conversations',
  'programmes',
  'stories',
  'lessons',
  'indicators',
  'map',
  'opendata',
  'reports',
]

/** Files of a slice, from words to doors. */
const ROLES = ['words', 'schema', 'rules', 'store', 'actions', 'door']

/** What a package may take from npm at run time: pure, pinned, and argued for in docs/decisions. */
const PURE_NPM = ['flatbush', 'h3-js']

const isDoor = (file: string) => /[./](page|job|api)\.ts$|\/index\.ts$/.test(file)
const role = (file: string) => (isDoor(file) ? 'door' : posix.basename(file, '.ts'))
const room = (file: string) => /^app\/(\w+)\//.exec(file)?.[1] ?? null
// A part of a slice is a folder with the same file names (cases/routing/store.ts). A file named by a noun is
// a rule that outgrew rules.ts; `x.store.ts` and `x.actions.ts` are parts that grew too large for one file.
const level = (file: string) => {
  const part = /\.(words|schema|store|actions)\.ts$/.exec(file)?.[1]
  return ROLES.indexOf(part ?? (ROLES.includes(role(file)) ? role(file) : 'rules'))
}

/** Why `from` may not import `to` (a path in the tree, or the name of a module), or null. */
export function whyNot(from: string, to: string): string | null {
  if (from.startsWith('packages/')) return whyNotFromPackage(from, to)
  if (!to.startsWith('app/')) return null
  const [mine, theirs] = [room(from), room(to)]
  if (mine === 'kit') return theirs === 'kit' ? null : 'the kit knows no domain'
  if (mine === 'ui') return theirs === 'kit' || theirs === 'ui' ? null : 'ui knows the kit and nothing else'
  if (mine === null || mine === 'cli' || mine === 'db') return null
  if (theirs === null) return to === 'app/app.ts' ? null : 'only main.ts wires the system'
  if (theirs === 'kit' || theirs === 'ui') return null
  if (theirs === 'cli' || theirs === 'db') return 'a slice knows neither the command line nor the migrations'
  if (mine === theirs) return whyNotInside(from, to)
  if (!to.endsWith('/index.ts')) return `the door of ${theirs} is ${theirs}/index.ts`
  return SLICES.indexOf(theirs) < SLICES.indexOf(mine) ? null : `${theirs} comes after ${mine}`
}

function whyNotInside(from: string, to: string): string | null {
  // Words are written for each of the schema's states and outcomes, so they may know their names.
  const wordsOfSchema = level(from) === ROLES.indexOf('words') && level(to) === ROLES.indexOf('schema')
  return level(to) <= level(from) || wordsOfSchema ? null : `${role(from)} comes before ${role(to)}`
}

function whyNotFromPackage(from: string, to: string): string | null {
  const home = `${from.split('/', 2).join('/')}/`
  // Benches and the scripts that make a data file run beside the package, never inside it.
  if (/\.bench\.ts$|\/make-[\w-]+\.ts$/.test(from)) return null
  // Examples in docstrings name the package as its readers do.
  const itself = `@pasokh/${posix.basename(home)}`
  if (to === itself || to.startsWith(home) || PURE_NPM.includes(to)) return null
  return 'a package is pure: it imports nothing but itself'
}

/** What a slice may show to later ones, types aside: more is a slice that should be two. */
const MOST_NAMES = 42

const ENVIRONMENT = /\bprocess\.env\b/
const CLOCK_OR_CHANCE = /\bMath\.random\b|\bDate\.now\(|\bnew Date\(\)/

/** Rules that are about what a file says, not about what it imports. */
export function whyNotText(file: string, text: string): string | null {
  if (file.startsWith('app/') && file !== 'app/kit/config.ts' && ENVIRONMENT.test(text))
    return 'only config.ts reads the environment'
  const outside = /^app\/(main|app)\.ts$|^app\/(cli|kit)\/|\.bench\.ts$|\/make-/.test(file)
  if (!outside && CLOCK_OR_CHANCE.test(text)) return 'time and chance are passed in'
  if (/\/index\.ts$/.test(file) && file.startsWith('app/')) {
    const names = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) =>
      list!.split(',').filter((name) => name.trim() && !/^\s*type /.test(name)),
    )
    if (names.length > MOST_NAMES) return `a door has few names, this one ${names.length}`
  }
  return null
}

export const resolve = (file: string, target: string) =>
  target.startsWith('.') ? posix.join(posix.dirname(file), target) : target.replace(/^#(kit|ui)\//, 'app/$1/')

if (import.meta.main) {
  const files = globSync('{app,packages}/**/*.ts', { exclude: ['**/node_modules/**'] }).filter(
    (file) => !/\.test\.ts$/.test(file),
  )
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const whys = [...text.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)].map(
      ([, a, b]) => [a ?? b!, whyNot(file, resolve(file, a ?? b!))] as const,
    )
    for (const [target, why] of whys) {
      if (!why) continue
      console.error(`${file} may not import ${target}: ${why}`)
      process.exitCode = 1
    }
    const why = whyNotText(file, text)
    if (!why) continue
    console.error(`${file}: ${why}`)
    process.exitCode = 1
  }
}
