import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFolder, readTextData } from './data.ts'
import { comments, madeUp, scores, unbracketed } from './labelled.ts'

test('unbracketed() gives the message and the places that were marked', () => {
  const { text, labels } = unbracketed('من [[name:مریم]] در [[address:کوچه ۲، پلاک ۳]] هستم')
  assert.deepEqual(
    labels.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['name', 'مریم'],
      ['address', 'کوچه ۲، پلاک ۳'],
    ],
  )
})

test('findPersonalData() finds names and addresses of made-up messages and hardly anything else', () => {
  const [names, addresses] = [scores(madeUp('messages'), 'name'), scores(madeUp('messages'), 'address')]
  assert.ok(names.recall! > 95 && names.precision! > 95, JSON.stringify(names))
  assert.ok(addresses.recall! > 95 && addresses.precision! > 90, JSON.stringify(addresses))
})

test('findPersonalData() finds most names of messages that the rules were not written for', () => {
  const names = scores(madeUp('unseen'), 'name')
  assert.ok(names.recall! > 55 && names.precision! > 85, JSON.stringify(names))
})

const labelled = comments(readTextData(dataFolder()).comments)
test('findPersonalData() says nothing wrong of 500 comments of others', {
  skip: labelled.length === 0 && 'the labelled comments are not here',
}, () => {
  const names = scores(labelled, 'name')
  assert.ok(names.recall! > 35 && names.precision! > 90, JSON.stringify(names))
})
