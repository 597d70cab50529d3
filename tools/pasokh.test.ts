/** The command that people type: what it keeps for its next start, and that it starts where nothing can be kept. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'pasokh-cache-'))
after(() => rmSync(folder, { recursive: true }))

const help = (kept: string) =>
  spawnSync(process.execPath, ['tools/pasokh.mjs', 'help'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: kept },
  })

test('pasokh keeps what Node has compiled, and says the same from it', () => {
  const kept = join(folder, 'kept')
  const first = help(kept)
  assert.equal(first.status, 0, first.stderr)
  assert.ok(readdirSync(kept, { recursive: true }).length > 100)
  assert.equal(help(kept).stdout, first.stdout)
})

test('pasokh starts where nothing can be kept', () => {
  const file = join(folder, 'a file')
  writeFileSync(file, '')
  const { status, stdout } = help(file)
  assert.equal(status, 0)
  assert.match(stdout, /serve/)
})
