import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { writePackage } from './package.ts'

const home = mkdtempSync(join(tmpdir(), 'pasokh-package-'))
after(() => rmSync(home, { recursive: true }))

/** What plain Node says in a folder where only the packages are installed. */
function node(code: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: home,
    encoding: 'utf8',
  })
  assert.equal(status, 0, stderr)
  return stdout.trim()
}

test('writePackage() makes of every package one that Node runs where it is installed, each by itself', () => {
  for (const name of globSync('packages/*').map((folder) => basename(folder))) {
    const folder = join(home, 'node_modules/@pasokh', name)
    writePackage(name, folder)
    const names = node(`console.log(Object.keys(await import('@pasokh/${name}')).length)`)
    assert.ok(Number(names) > 0, name)
    const files = globSync(`${folder}/**/*`).map((file) => basename(file))
    for (const file of ['index.d.ts', 'README.md', 'LICENSE', 'package.json']) assert.ok(files.includes(file), file)
    assert.deepEqual(
      files.filter((file) => /test|bench|fixture/.test(file)),
      [],
    )
    rmSync(folder, { recursive: true })
  }
})

test('what was written answers as the package here does', () => {
  writePackage('persian', join(home, 'node_modules/@pasokh/persian'))
  assert.equal(
    node("import { normalize } from '@pasokh/persian'; console.log(normalize('كتاب ها را مي خواهم ,12 تا!'))"),
    'کتاب‌ها را می‌خواهم، ۱۲ تا!',
  )
})

test('writePackage() says which package it does not know', () => {
  assert.throws(() => writePackage('nothing', home), /There is no package nothing/)
})
