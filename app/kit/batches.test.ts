import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { inBatches } from './batches.ts'

async function runOf(waiting: number, size = 10) {
  let [left, runs, now, most] = [waiting, 0, 0, 0]
  await inBatches(size, async () => {
    const taken = Math.min(size, left)
    left -= taken
    most = Math.max(most, ++now)
    runs++
    await wait(1)
    now--
    return taken
  })
  return { left, runs, most }
}

test('inBatches() goes on until nothing is left, alone for little and by two for much', async () => {
  assert.deepEqual(await runOf(0), { left: 0, runs: 1, most: 1 })
  assert.deepEqual(await runOf(9), { left: 0, runs: 1, most: 1 })
  for (const waiting of [10, 11, 30, 31, 95]) {
    const { left, most } = await runOf(waiting)
    assert.deepEqual([left, most], [0, 2], String(waiting))
  }
})

test('inBatches() throws what went wrong after the other batch has ended', async () => {
  let [runs, ended] = [0, 0]
  const run = async () => {
    const nth = ++runs
    await wait(nth === 3 ? 200 : 1)
    ended++
    if (nth === 2) throw new Error('broken')
    return 10
  }
  await assert.rejects(inBatches(10, run), /broken/)
  assert.deepEqual([runs, ended], [3, 3])
})
