/** The city's map in the made-up town: by cells, on whatever day of a month the sample is loaded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getResolution } from 'h3-js'
import { toLatinDigits } from '#kit/words.ts'
import { groupsOf } from '../../app/map/groups.ts'
import { LATE_DAYS } from '../../app/map/months.ts'
import { NO_SERVICE, WHOLE } from '../../app/map/schema.ts'
import { cellTree, LEAST_ADDRESSES } from '../../app/map/tree.ts'
import { cellsAround, countCells } from '../../app/places/cells.ts'
import { SUBMISSIONS } from './submissions.ts'
import { type Submission, TOWN } from './town.ts'

const K = 10
/** A month that has just closed ended so many days ago, or up to a month more. */
const SOONEST = LATE_DAYS + 1
const MONTH_DAYS = 30

const addresses = new Map<string, number>()
countCells(
  addresses,
  TOWN.addresses.map(({ point: [lat, lon] }) => ({ lat, lon })),
)

/** «خیابان پل، پلاک ۶» in its neighbourhood. */
function houseOf({ area, address = '' }: Submission) {
  const [, way, number] = /^(.+)، پلاک ([۰-۹]+)$/.exec(address) ?? []
  return TOWN.addresses.find(
    (one) => one.area === area && (one.street || one.alley) === way && one.number === toLatinDigits(number ?? ''),
  )
}

function cellOf(submission: Submission): string {
  const point = submission.point ?? houseOf(submission)?.point
  const cells = point ? cellsAround({ lat: point[0], lon: point[1] }) : []
  return cells.find((cell) => (addresses.get(cell) ?? 0) >= LEAST_ADDRESSES) ?? WHOLE
}

const CITY = SUBMISSIONS.filter(({ agency }) => agency === 'city')

test('every house that a message to the city names stands in its neighbourhood', () => {
  for (const submission of CITY)
    if (/، پلاک [۰-۹]+$/.test(submission.address ?? '')) assert.ok(houseOf(submission), submission.id)
})

test('a closed month of the city has enough places for a map by cells', () => {
  for (let ended = SOONEST; ended < SOONEST + MONTH_DAYS; ended++) {
    const month = CITY.filter(
      ({ dayOffset, sameAs }) => sameAs === undefined && dayOffset >= ended && dayOffset < ended + MONTH_DAYS,
    )
    const at = month.map(cellOf)
    const used = at.filter((cell) => cell !== WHOLE)
    const placed = month.filter(({ area }, n) => area !== null || at[n] !== WHOLE)
    assert.ok(2 * used.length >= placed.length, `${ended}: ${used.length} of ${placed.length}`)
    const counts = at.map((cell) => ({ at: cell, service: NO_SERVICE, cases: 1 }))
    const groups = groupsOf(cellTree(addresses, used), counts, K)
    const cells = groups.filter(({ id }) => id !== WHOLE).map(({ id }) => getResolution(id))
    assert.ok(cells.length >= 2 && Math.max(...cells) >= 7, `${ended}: ${cells}`)
  }
})
