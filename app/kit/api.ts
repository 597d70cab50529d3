/**
 * A JSON door described once: what checks the input is what the OpenAPI document shows, so the two
 * cannot drift apart.
 */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readJson, readQuery } from './http.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type Spec<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> = {
  method: Method
  /** Below /api, Hono's form: /cases/:caseId/replies. */
  path: string
  summary: string
  /** Who may call it: anyone, or a signed-in officer (with the CSRF token for all but GET). */
  who: 'anyone' | 'officer'
  query?: Query
  body?: Body
  /** Media types of a body that is a file and no JSON; the door reads it by readBytes. */
  file?: readonly string[]
  /** What is answered, by status; null means no body. */
  answers: Record<number, z.ZodType | null>
}

type Given<Query, Body> = { query: Query; body: Body }

export type Operation = { spec: Spec; run(c: Context): Promise<Response> }

/** A door that reads its query and body by their shapes, refuses what does not fit, and then runs. */
export function operation<Query extends z.ZodType = z.ZodUndefined, Body extends z.ZodType = z.ZodUndefined>(
  spec: Spec<Query, Body>,
  run: (c: Context, given: Given<z.infer<Query>, z.infer<Body>>) => Promise<Response>,
): Operation {
  return {
    spec,
    run: async (c) => {
      const query = (spec.query ? readQuery(c, spec.query) : undefined) as z.infer<Query>
      const body = (spec.body ? await readJson(c, spec.body) : undefined) as z.infer<Body>
      return run(c, { query, body })
    },
  }
}

export function routesOf(operations: readonly Operation[]): Hono {
  const routes = new Hono()
  for (const { spec, run } of operations) routes.on(spec.method.toUpperCase(), spec.path, (c) => run(c))
  return routes
}

const PROBLEM = {
  description: 'What went wrong (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
      },
    },
  },
}

/** The OpenAPI 3.1 document of these doors. */
export function openApi(operations: readonly Operation[], about: { title: string; version: string; server: string }) {
  const paths: Record<string, Record<string, object>> = {}
  for (const { spec } of operations) {
    const path = `/api${spec.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [spec.method]: describe(spec) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: about.version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: about.server }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-pasokh',
          description: 'Signed in at /desk; all but GET need the header x-csrf-token too',
        },
      },
    },
  }
}

function describe(spec: Spec) {
  const inPath = [...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    summary: spec.summary,
    ...(spec.who === 'officer' && { security: [{ session: [] }] }),
    parameters: [...inPath, ...(spec.query ? inQuery(spec.query) : [])],
    ...(spec.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(spec.body, 'input') } } },
    }),
    ...(spec.file && {
      requestBody: { required: true, content: Object.fromEntries(spec.file.map((type) => [type, {}])) },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(spec.answers).map(([status, shape]) => [status, answer(shape)])),
      default: PROBLEM,
    },
  }
}

const answer = (shape: z.ZodType | null) =>
  shape
    ? { description: 'Answer', content: { 'application/json': { schema: jsonSchema(shape, 'output') } } }
    : { description: 'No content' }

function inQuery(shape: z.ZodType) {
  const { properties = {}, required = [] } = jsonSchema(shape, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function jsonSchema(shape: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    // JSON has no instants: they go as text.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  })
  return schema
}
