/** Addresses as people really write them, counted whole: the bound falls when one more is misread. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ADDRESSES, type Written } from './fixtures/addresses.ts'
import { REAL_ROWS } from './fixtures/cities.ts'
import { type Answer, buildGazetteer, geocode } from './index.ts'

const gazetteer = buildGazetteer(REAL_ROWS)
/** Of a hundred addresses so many are understood. */
const LEAST_RIGHT = 99

function isRight({ code, number, onFile }: Written, { status, matches }: Answer): boolean {
  const [first] = matches
  if (code === 'none') return status === 'unknown'
  if (code === 'many') return status === 'ambiguous'
  if (first?.code !== code || status === 'unknown') return false
  return number === null || (first.house?.found === 'exact' && first.house.onFile === number) === onFile
}

describe('geocode() of addresses as people write them', () => {
  const answers = ADDRESSES.map((written) => ({ written, answer: geocode(gazetteer, written.text) }))

  it(`understands ${LEAST_RIGHT} of 100`, () => {
    assert.ok(ADDRESSES.length >= 300, `${ADDRESSES.length} addresses`)
    const wrong = answers.filter(({ written, answer }) => !isRight(written, answer))
    const share = 100 * (1 - wrong.length / ADDRESSES.length)
    const list = wrong.map(
      ({ written, answer }) =>
        `${written.code} ${written.number ?? ''} :: ${written.text} → ${answer.status} ${answer.matches[0]?.code} ${answer.matches[0]?.house?.found ?? ''}`,
    )
    assert.ok(share >= LEAST_RIGHT, `${share.toFixed(1)} % of ${ADDRESSES.length}:\n${list.join('\n')}`)
  })

  it('calls no wrong house number exact', () => {
    for (const { written, answer } of answers)
      for (const { house } of answer.matches)
        if (house?.found === 'exact') assert.equal(house.onFile, house.number.replace(/ /g, ''), written.text)
  })
})
