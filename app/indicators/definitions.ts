/** Every definition there is, read from `definitions` once when the process starts; a wrong file stops it. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Definition } from './definition.schema.ts'
import { checkDefinition, inOneText } from './faults.ts'
import { METHOD_VERSION, type ReleaseFile } from './schema.ts'

const FOLDER = new URL('definitions/', import.meta.url)
const METHODS = 'methods.yaml'

/** A definition as it is written. @throws Error that says what is wrong with it. */
export function readDefinition(text: string): Definition {
  const read = checkDefinition(text)
  if (Array.isArray(read)) throw new Error(inOneText(read))
  return read
}

const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

function readFile(name: string): [string, Definition] {
  try {
    const definition = readDefinition(textOf(name))
    const known = `${definition.id}.${definition.version}`
    if (name !== `${known}.yaml`) throw new Error(`it is called ${known}`)
    return [known, definition]
  } catch (error) {
    throw new Error(`definitions/${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

const ALL = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml') && name !== METHODS)
    .sort()
    .map(readFile),
)

const Methods = z.record(z.string().regex(/^[1-9]\d{0,3}$/), z.array(z.string()).min(1))

const BY_METHOD = new Map(
  Object.entries(Methods.parse(parse(textOf(METHODS)))).map(([method, names]) => [method, names.map(named)]),
)

function named(name: string): Definition {
  const definition = ALL.get(name)
  if (!definition) throw new Error(`definitions/${METHODS}: there is no ${name}.yaml`)
  return definition
}

/** Every method by which a release that can still be read was made. */
export const METHOD_NAMES: readonly string[] = [...BY_METHOD.keys()]

/** The definitions of a method, in the order in which pages show them. @throws Error when it is not known. */
export function definitionsOf(method: string): readonly Definition[] {
  const definitions = BY_METHOD.get(method)
  if (!definitions) throw new Error(`Method ${method} is not known here, only ${METHOD_NAMES.join(', ')}`)
  return definitions
}

/** Those of a release: of its method, and after them the agency's own. */
export const definitionsIn = ({ method, definitions = [] }: Pick<ReleaseFile, 'method' | 'definitions'>) => [
  ...definitionsOf(method),
  ...definitions.map(readDefinition),
]

/** How one that ships is written. */
export const textOfDefinition = ({ id, version }: Definition): string => textOf(`${id}.${version}.yaml`)

/** The definitions by which releases are made now. */
export const DEFINITIONS: readonly Definition[] = definitionsOf(METHOD_VERSION)

/** Every version of an indicator, the newest first; none when there never was one of this name. */
export const versionsOf = (id: string): Definition[] =>
  [...ALL.values()].filter((one) => one.id === id).sort((a, b) => Number(b.version) - Number(a.version))
