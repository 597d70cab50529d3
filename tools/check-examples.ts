/**
 * Runs the examples in the docstrings and READMEs of packages/. An example is code followed by
 * what it gives, as a comment:
 *
 *     fold('كتاب')
 *     // 'کتاب'
 *
 * Lines that begin with `const`, `let` or `import` prepare; the rest since the last answer is one
 * expression, compared deeply with the comment. `// throws RangeError` expects that error.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

type Example = { where: string; lines: string[] }

/** The examples of a docstring: what stands between `@example` and the next tag or the end. */
export function fromDocstrings(file: string, text: string): Example[] {
  const found: Example[] = []
  for (const [comment] of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const lines = comment
      .replace(/\*\/$/, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\/?\*+ ?/, ''))
    let example: string[] | null = null
    for (const line of lines) {
      if (/^@example/.test(line)) {
        example = []
        found.push({ where: file, lines: example })
      } else if (/^@\w/.test(line)) example = null
      else example?.push(line)
    }
  }
  return found
}

/** The examples of a README: its blocks marked `ts`. */
export function fromReadme(file: string, text: string): Example[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, block]) => ({ where: file, lines: block!.split('\n') }))
}

/** The example as the body of an async function that throws when an answer differs. */
export function asCode({ lines }: Example): string {
  const out: string[] = []
  let expression: string[] = []
  let expected: string[] = []
  const settle = () => {
    const answer = expected.join('\n').trim()
    const code = expression.join('\n').trim().replace(/;$/, '')
    if (answer && code) {
      const error = /^throws (\w+)/.exec(answer)?.[1]
      out.push(
        error
          ? `assert.throws(() => { ${code} }, ${error})`
          : `assert.deepEqual(${code}, ${answer.replace(/^→\s*/, '')})`,
      )
    } else if (code) out.push(code)
    expression = []
    expected = []
  }
  let preparing = false
  for (const line of lines) {
    const comment = /^\s*\/\/ ?(.*)$/.exec(line)?.[1]
    if (comment !== undefined && expression.length > 0) expected.push(comment)
    else if (comment === undefined) {
      if (expected.length > 0) settle()
      if (/^(const|let|import) /.test(line)) {
        settle()
        preparing = true
      }
      if (preparing) {
        out.push(
          line
            .replace(/^import (.*) from (.*)$/, 'const $1 = await import($2)')
            .replace(
              /^const \{([^}]*)\} = await/,
              (_, names: string) => `const {${names.replace(/ as /g, ': ').replace(/\btype \w+,?/g, '')}} = await`,
            ),
        )
        // A declaration may go on over indented lines and a closing bracket.
        preparing = /[[{(,]$/.test(line) || (preparing && /^\s/.test(line))
      } else if (line.trim() !== '') expression.push(line)
    }
  }
  settle()
  return out.join('\n')
}

/** The package as it stands in the tree, also when it is newer than the last `npm ci`. */
const fromTree = (code: string) =>
  code.replace(/'@pasokh\/(\w+)'/g, (_, name: string) => `'${pathToFileURL(`packages/${name}/index.ts`).href}'`)

async function run(example: Example, at: number, folder: string) {
  const own = example.where.endsWith('.ts')
  const names = own ? Object.keys(await import(pathToFileURL(example.where).href)) : []
  const head = own
    ? `import { ${names.join(', ')} } from ${JSON.stringify(pathToFileURL(example.where).href)}\nvoid [${names.join(', ')}]\n`
    : ''
  const file = `${folder}/${at}.ts`
  writeFileSync(
    file,
    `import assert from 'node:assert/strict'\n${head}export default async () => {\n${fromTree(asCode(example))}\n}\n`,
  )
  const module = (await import(pathToFileURL(file).href)) as { default: () => Promise<void> }
  await module.default()
}

if (import.meta.main) {
  const folder = '.cache/examples'
  mkdirSync(folder, { recursive: true })
  const sources = globSync('packages/*/*.ts').filter((file) => !/\.(test|bench)\.ts$|\/make-/.test(file))
  const examples = [
    ...sources.flatMap((file) => fromDocstrings(file, readFileSync(file, 'utf8'))),
    ...globSync('packages/*/README.md').flatMap((file) => fromReadme(file, readFileSync(file, 'utf8'))),
  ]
  for (const [at, example] of examples.entries()) {
    await run(example, at, folder).catch((error: unknown) => {
      console.error(`${example.where}: an example does not hold:\n${example.lines.join('\n')}\n${String(error)}\n`)
      process.exitCode = 1
    })
  }
  console.log(`${examples.length} examples run`)
}
