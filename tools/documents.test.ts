/** The documents, against the tree: what they link to, the paths and commands they name, and the variables they list. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { CHECK_WORDS } from '../app/cli/check.words.ts'
import { COMMANDS } from '../app/cli/commands.ts'

const DOCUMENTS = globSync(['*.md', '{docs,deploy,app,packages,tests,console}/**/*.md'], {
  exclude: ['**/node_modules/**', '**/dist/**'],
}).sort()

const textOf = (file: string) => readFileSync(file, 'utf8')

/** What stands between backticks, on one line. */
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word!)

test('every link of a document leads to something', () => {
  for (const file of DOCUMENTS) {
    for (const [, target] of textOf(file).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target!)) continue
      assert.ok(existsSync(join(dirname(file), target!.split('#')[0]!)), `${file}: ${target}`)
    }
  }
})

test('every path that a document names is there', () => {
  const isPath = /^(app|console|packages|tests|tools|docs|deploy|\.ci)\/[\w./*{},-]*$/
  // Made by running, not kept.
  const made = ['console/dist']
  for (const file of DOCUMENTS) {
    for (const path of quoted(textOf(file)).filter((word) => isPath.test(word) && !made.includes(word)))
      assert.ok(globSync(path.replace(/\/$/, '')).length > 0, `${file}: ${path}`)
  }
})

test('every npm script and every command that a document names is there', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const commands = COMMANDS.map(({ name }) => name)
  for (const file of DOCUMENTS.filter((file) => !file.startsWith('packages/'))) {
    const text = textOf(file)
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g)) assert.ok(scripts[name!], `${file}: npm run ${name}`)
    for (const [, name] of text.matchAll(/npx pasokh ([a-z-]+)/g))
      assert.ok(commands.includes(name!), `${file}: npx pasokh ${name}`)
  }
})

test('docs/operate/commands.md explains every command, and every point of check', () => {
  const text = textOf('docs/operate/commands.md')
  const rows = [...text.matchAll(/^\| `([^`]+)` \| .{20,}/gm)].map(([, word]) => word!)
  const commands = COMMANDS.map(({ name }) => `npx pasokh ${name}`)
  assert.deepEqual(rows, [...commands, ...Object.keys(CHECK_WORDS.en.points)])
})

test('docs/operate/configuration.md lists every variable that is read, and no other', () => {
  const config = textOf('app/kit/config.ts')
  const shape = config.slice(config.indexOf('z.object('), config.indexOf('\n})'))
  const read = [...shape.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)
  const listed = [...textOf('docs/operate/configuration.md').matchAll(/^\| `([A-Z][A-Z_]+)`/gm)].map(
    ([, name]) => name!,
  )
  assert.ok(read.length > 10)
  assert.deepEqual(listed.toSorted(), read.toSorted())
})

test('docs/decisions/dependencies.md has half a page for each dependency, and for no other', () => {
  const named = ['package.json', 'console/package.json'].flatMap((file) => {
    const of = JSON.parse(textOf(file)) as Record<string, Record<string, string> | undefined>
    return Object.keys({ ...of.dependencies, ...of.optionalDependencies, ...of.devDependencies })
  })
  const wanted = new Set(named.filter((name) => !name.startsWith('@pasokh/')))
  const text = textOf('docs/decisions/dependencies.md')
  const headings = [...text.matchAll(/^### (.+)$/gm)].flatMap(([, heading]) => quoted(heading!))
  assert.deepEqual(headings.toSorted(), [...wanted].sort())
})

test('every decision has its number, its four parts, and a line in the list', () => {
  const list = textOf('docs/decisions/README.md')
  const records = globSync('docs/decisions/[0-9]*.md').sort()
  assert.ok(records.length > 10)
  for (const [at, file] of records.entries()) {
    assert.match(file, new RegExp(`/${String(at + 1).padStart(4, '0')}-`))
    const parts = [...textOf(file).matchAll(/^## (.+)$/gm)].map(([, part]) => part)
    assert.deepEqual(parts, ['Context', 'Decision', 'Consequences', 'What would make us change our mind'], file)
    assert.ok(list.includes(file.replace('docs/decisions/', '')), `${file} is not in the list`)
  }
})

test('every package carries its licence', () => {
  for (const folder of globSync('packages/*')) assert.match(textOf(`${folder}/LICENSE`), /^MIT License/, folder)
})

test('the speeds that README tells are those of the last runs in bench/results', () => {
  const run = (name: string) => JSON.parse(textOf(`bench/results/${name}.json`)) as Record<string, number>
  const readme = textOf('README.md')
  const { acknowledgedPerSecond, ratio } = run('intake')
  const { formPerSecond } = run('pages')
  const told = /(\d+) messages a second sealed.*?\((\d\.\d+) of.*?([\d,]+) form pages a second/s.exec(readme)!
  assert.deepEqual(
    told.slice(1).map((figure) => Number(figure.replaceAll(',', ''))),
    [acknowledgedPerSecond, ratio, Math.floor(formPerSecond! / 100) * 100],
  )
})

test('docs/security/asvs.md has each requirement of levels 1 and 2 once, and counts its own rows', (t) => {
  const text = textOf('docs/security/asvs.md')
  const rows = [...text.matchAll(/^\| (V[\d.]+\d) \| [^|]+ \| (holds|partly|operator|no) \| [^|]+ \|$/gm)]
  const left = [...text.matchAll(/^\| (V[\d.]+(?:\d|\*)) \| [^|]+ \|$/gm)].map(([, id]) => id!)
  for (const word of ['holds', 'partly', 'operator', 'no'])
    assert.ok(text.includes(`**${word}** ${rows.filter(([, , verdict]) => verdict === word).length}`), word)
  const file = join(process.env.PASOKH_SHARED ?? '../shared', 'data/security/asvs-5.0/OWASP_ASVS_5.0.0_en.csv')
  if (!existsSync(file)) return t.skip('the standard is not on this machine')
  const wanted = (
    parse(textOf(file), { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true }) as {
      req_id: string
      L: string
    }[]
  )
    .filter(({ L }) => L !== '3')
    .map(({ req_id }) => req_id)
  const isLeft = (id: string) => left.some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : one === id))
  assert.deepEqual(
    rows.map(([, id]) => id!),
    wanted.filter((id) => !isLeft(id)),
  )
  assert.ok(text.includes(`(#does-not-apply) ${wanted.filter(isLeft).length}`))
})

test('the pictures are small', () => {
  const pictures = globSync('docs/pictures/*.png')
  assert.equal(pictures.length, 6)
  for (const file of pictures) assert.ok(statSync(file).size <= 200_000, file)
})
