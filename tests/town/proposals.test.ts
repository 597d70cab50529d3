import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureProposals } from './proposals.ts'

// What docs/methods/service-proposal.md says, less what a change of a few messages makes.
test('measureProposals() finds the proposals of the town as good as the method page says', () => {
  const { phrases, replayed, replayedFirstOfMatter } = measureProposals()
  assert.ok(phrases.texts > 250)
  assert.ok(phrases.accuracy >= 0.72, `phrases alone: ${phrases.accuracy}`)
  assert.ok(phrases.coverage >= 0.18 && phrases.accuracyWhenSure >= 0.91, JSON.stringify(phrases))
  assert.ok(phrases.leftOpen >= 0.6, `nobody's, from phrases: ${phrases.leftOpen}`)
  assert.ok(replayed.accuracy >= 0.73, `with corrections: ${replayed.accuracy}`)
  assert.ok(replayed.coverage >= 0.5 && replayed.accuracyWhenSure >= 0.88, JSON.stringify(replayed))
  assert.ok(replayed.leftOpen >= 0.43, `nobody's, with corrections: ${replayed.leftOpen}`)
  assert.ok(replayedFirstOfMatter.accuracy >= 0.71 && replayedFirstOfMatter.texts < replayed.texts)
  assert.ok(replayed.coverage > 2 * phrases.coverage, 'corrections make it sure more often')
})
