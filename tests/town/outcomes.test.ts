import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { OUTCOMES } from './outcomes.ts'
import { SUBMISSIONS } from './submissions.ts'
import type { Agency, Story, Submission } from './town.ts'
import { TOWN } from './town.ts'

const submissionOf = ({ submission }: Story): Submission => {
  const found = SUBMISSIONS.find(({ id }) => id === submission)
  assert.ok(found, `${submission} is no submission`)
  return found
}

const agencyOf = (story: Story): Agency => {
  const found = TOWN.agencies.find(({ slug }) => slug === submissionOf(story).agency)
  assert.ok(found)
  return found
}

/** The steps of a story in the order shape.ts states: by day, then replies, additions, verdicts. */
const steps = ({ replies, additions, verdicts }: Story) =>
  [
    ...replies.map(({ afterDays, outcome }) => ({ afterDays, kind: outcome, rank: 0 })),
    ...additions.map(({ afterDays }) => ({ afterDays, kind: 'addition' as const, rank: 1 })),
    ...verdicts.map(({ afterDays }) => ({ afterDays, kind: 'verdict' as const, rank: 2 })),
  ].sort((a, b) => a.afterDays - b.afterDays || a.rank - b.rank)

const isInOrder = (days: readonly { afterDays: number }[]) =>
  days.every((each, at) => at === 0 || each.afterDays >= days[at - 1]!.afterDays)

describe('OUTCOMES', () => {
  it('tell one story at most of a submission, and none of about a tenth', () => {
    const told = OUTCOMES.map(({ submission }) => submission)
    assert.equal(new Set(told).size, told.length)
    assert.ok(told.length >= 200 && told.length <= SUBMISSIONS.length * 0.92, `${told.length}`)
  })

  it('stay between the submission and today, in order', () => {
    for (const story of OUTCOMES) {
      const { dayOffset, id } = submissionOf(story)
      assert.ok(isInOrder(story.replies) && isInOrder(story.verdicts) && isInOrder(story.additions), id)
      for (const { afterDays } of steps(story))
        assert.ok(afterDays >= 0 && afterDays <= dayOffset, `${id}: ${afterDays}`)
    }
  })

  it('name a day for planned, a known reason for refused, and another office of the agency for passed-on', () => {
    for (const story of OUTCOMES)
      for (const { outcome, plannedInDays, reasonCode, toOffice, body } of story.replies) {
        const { reasons, offices } = agencyOf(story)
        const where = `${story.submission}: ${outcome}`
        assert.equal(outcome === 'planned', plannedInDays !== undefined && plannedInDays > 0, where)
        assert.equal(
          outcome === 'refused',
          reasons.some(({ code }) => code === reasonCode),
          where,
        )
        assert.equal(
          outcome === 'passed-on',
          offices.some(({ code }) => code === toOffice),
          where,
        )
        assert.ok(body.length >= 10 && !/[{}|]/.test(body), where)
      }
  })

  it('give a verdict only after "done", once each, and let an addition follow some reply', () => {
    for (const story of OUTCOMES) {
      let last: string | null = null
      for (const { kind } of steps(story)) {
        if (kind === 'verdict') assert.equal(last, 'done', `${story.submission}`)
        if (kind === 'addition') assert.notEqual(last, null, story.submission)
        last = kind
      }
    }
  })

  it('are a believable history: confirmed, objected and mended, never confirmed, still open', () => {
    const count = (is: (story: Story) => boolean) => OUTCOMES.filter(is).length
    const ends = (story: Story) => steps(story).at(-1)?.kind
    assert.ok(count(({ verdicts }) => verdicts.at(-1)?.confirm === true) >= 60, 'confirmed')
    assert.ok(count(({ verdicts }) => verdicts.some(({ confirm }) => !confirm)) >= 25, 'objected')
    assert.ok(count(({ verdicts }) => verdicts.filter(({ confirm }) => !confirm).length > 1) >= 3, 'objected twice')
    assert.ok(
      count(({ verdicts }) => verdicts[0]?.confirm === false && verdicts.at(-1)?.confirm === true) >= 12,
      'mended',
    )
    assert.ok(count((story) => ends(story) === 'done') >= 40, 'never confirmed')
    assert.ok(count((story) => ends(story) === 'planned' || ends(story) === 'question') >= 20, 'still open')
    assert.ok(count(({ replies }) => replies.some(({ outcome }) => outcome === 'refused')) >= 12, 'refused')
  })
})
