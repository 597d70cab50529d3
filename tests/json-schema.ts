/** As much of JSON Schema as the published shapes of Open311 use, for tests. What it does not know is an error. */

type Schema = Record<string, unknown>

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
  array: Array.isArray,
}

const W3C_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': (text) => W3C_DATE.test(text) && !Number.isNaN(Date.parse(text)),
  uri: (text) => URL.canParse(text),
}

/** What is wrong with a value, as a path and a word, or null. `load` reads a schema that another one names. */
export function whyNotShape(value: unknown, schema: Schema, load: (name: string) => Schema, path = '$'): string | null {
  for (const [word, rule] of Object.entries(schema)) {
    const wrong = CHECKS[word] ? CHECKS[word](value, rule as never, { load, path }) : `the word ${word} is not known`
    if (wrong) return wrong.startsWith('$') ? wrong : `${path}: ${wrong}`
  }
  return null
}

type At = { load: (name: string) => Schema; path: string }
type Check = (value: unknown, rule: never, at: At) => string | null

const said = (holds: boolean, word: string) => (holds ? null : word)
const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const CHECKS: Record<string, Check> = {
  description: () => null,
  // In the published lists these two stand inside `items`, where they say nothing of the list.
  minItems: () => null,
  uniqueItems: () => null,
  type: (value, rule: string) => said(TYPES[rule]?.(value) ?? false, `is no ${rule}`),
  enum: (value, rule: unknown[]) => said(rule.includes(value), `is none of ${rule.join(', ')}`),
  maxLength: (value, rule: number) => said(typeof value !== 'string' || value.length <= rule, 'is too long'),
  format: (value, rule: string) =>
    said(typeof value !== 'string' || (FORMATS[rule]?.(value) ?? false), `is no ${rule}`),
  required: (value, rule: string[]) =>
    said(isObject(value) && rule.every((name) => Object.hasOwn(value, name)), `lacks one of ${rule.join(', ')}`),
  anyOf: (value, rule: Schema[], { load, path }) =>
    said(
      rule.some((one) => whyNotShape(value, one, load, path) === null),
      'is none of the allowed shapes',
    ),
  $ref: (value, rule: string, { load, path }) => whyNotShape(value, load(rule), load, path),
  items: (value, rule: Schema, { load, path }) =>
    (Array.isArray(value) ? value : [])
      .map((one, at) => whyNotShape(one, rule, load, `${path}[${at}]`))
      .find((wrong) => wrong !== null) ?? null,
  properties: (value, rule: Record<string, Schema>, { load, path }) =>
    Object.entries(isObject(value) ? value : {})
      .map(([name, one]) => (rule[name] ? whyNotShape(one, rule[name], load, `${path}.${name}`) : null))
      .find((wrong) => wrong !== null) ?? null,
}
