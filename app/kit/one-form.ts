/** The one form of what is published as JSON: the same content is the same bytes, so that its hash says whether two are the same. */

/** JSON in UTF-8 with the names of every object in the order of their letters, no space, and a line end. */
export const oneForm = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(sorted(value))}\n`)

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
