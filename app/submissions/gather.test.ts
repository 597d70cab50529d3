/** gather(): together when many come, alone when one comes, and nobody pays for a neighbour. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { StoreUnreachable } from '#kit/reach.ts'
import { gather } from './gather.ts'

test('gather() carries out what arrives together in one go, and gives each its own output', async () => {
  const sizes: number[] = []
  const twice = gather(
    async (inputs: readonly number[]) => {
      sizes.push(inputs.length)
      await wait(5)
      return inputs.map((input) => input * 2)
    },
    { most: 100, atOnce: 1 },
  )
  const outputs = await Promise.all(Array.from({ length: 250 }, (_, at) => twice(at)))
  assert.deepEqual(
    outputs,
    Array.from({ length: 250 }, (_, at) => at * 2),
  )
  assert.deepEqual(sizes, [100, 100, 50])
})

test('gather() fails only the one that is at fault', async () => {
  const risky = gather(
    async (inputs: readonly number[]) => {
      if (inputs.includes(13)) throw new Error('unlucky')
      return inputs
    },
    { most: 100, atOnce: 2 },
  )
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => risky(at)))
  assert.deepEqual(
    results.flatMap(({ status }, at) => (status === 'rejected' ? [at] : [])),
    [13],
  )
})

test('gather() fails all of one go together when the store is away', async () => {
  let goes = 0
  const away = gather(
    async () => {
      goes++
      await wait(5)
      throw new StoreUnreachable()
    },
    { most: 200, atOnce: 1 },
  )
  const results = await Promise.allSettled(Array.from({ length: 200 }, () => away(1)))
  assert.ok(results.every(({ status }) => status === 'rejected'))
  assert.equal(goes, 1)
})

test('gather() goes on after a failure', async () => {
  let fails = true
  const once = gather(
    async (inputs: readonly string[]) => {
      if (fails) throw new Error('down')
      return inputs
    },
    { most: 10, atOnce: 1 },
  )
  await assert.rejects(once('a'))
  fails = false
  assert.equal(await once('b'), 'b')
})
