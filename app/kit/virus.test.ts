import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, scanner } from '../../tests/scanner.ts'
import { askScanner } from './virus.ts'

test('askScanner() sends every byte, whatever the length, and says what was found', async () => {
  const lengths: number[] = []
  const { at, close } = await scanner((bytes) => {
    lengths.push(bytes.length)
    return find(bytes)
  })
  assert.equal(await askScanner(at, new Uint8Array(200_000)), 'clean')
  assert.equal(await askScanner(at, Buffer.from('a virus')), 'harmful')
  assert.equal(await askScanner(at, new Uint8Array()), 'clean')
  assert.deepEqual(lengths, [200_000, 7, 0])
  close()
})

test('askScanner() takes no answer, a refusal and an error for unknown, never for clean', async () => {
  for (const answer of ['', 'INSTREAM size limit exceeded. ERROR\0', 'stream: OK but more', 'OK']) {
    const { at, close } = await scanner(() => answer)
    assert.equal(await askScanner(at, Buffer.from('x')), 'unknown', answer)
    close()
  }
  const gone = await scanner(find)
  gone.close()
  assert.equal(await askScanner(gone.at, Buffer.from('x')), 'unknown')
  assert.equal(await askScanner('unix:/nowhere/at/all', Buffer.from('x')), 'unknown')
})
