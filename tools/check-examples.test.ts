/** The reader of examples: what it finds, what it makes of it, and that a wrong answer is seen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asCode, fromDocstrings, fromReadme } from './check-examples.ts'

const run = (code: string) => new Function('assert', `return (async () => {\n${code}\n})()`)(assert) as Promise<void>
const example = (...lines: string[]) => ({ where: 'x.ts', lines })

test('fromDocstrings() takes what stands between @example and the next tag', () => {
  const text = '/**\n * Twice.\n * @example\n * 1 + 1\n * // 2\n * @throws never\n */\nexport const x = 1'
  assert.deepEqual(fromDocstrings('x.ts', text), [example('1 + 1', '// 2')])
})

test('fromReadme() takes the blocks marked ts and no others', () => {
  assert.equal(fromReadme('README.md', '```ts\n1\n// 1\n```\n```sh\nls\n```\n').length, 1)
})

test('asCode() passes a true answer, over several lines too', async () => {
  await run(asCode(example('const a = [1,', '  2]', 'a', '// [1,', '//  2]', 'a.length', '// 2')))
})

test('asCode() sees a wrong answer and a missing error', async () => {
  await assert.rejects(run(asCode(example('1 + 1', '// 3'))))
  await assert.rejects(run(asCode(example('1 + 1', '// throws RangeError'))))
  await run(asCode(example('"x".repeat(-1)', '// throws RangeError')))
})
