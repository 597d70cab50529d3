/** Doors that hold their answers against the shape they promise: what OpenAPI shows is what comes. */
import assert from 'node:assert/strict'
import type { Operation } from '../app/kit/api.ts'

export const checked = (operations: readonly Operation[]): Operation[] =>
  operations.map(({ spec, run }) => ({
    spec,
    run: async (c) => {
      const answer = await run(c)
      const name = `${spec.method} ${spec.path} ${answer.status}`
      if (answer.status >= 400) {
        assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, name)
        return answer
      }
      const shape = spec.answers[answer.status]
      assert.notEqual(shape, undefined, `${name} is not promised`)
      const text = await answer.clone().text()
      if (shape === null || shape === undefined) assert.equal(text, '', name)
      else assert.ok(shape.safeParse(JSON.parse(text)).success, `${name} has another shape: ${text}`)
      return answer
    },
  }))
