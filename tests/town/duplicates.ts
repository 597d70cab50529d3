/**
 * How well are messages about the same matter found in the made-up town? Every two messages of an agency are compared
 * as the page of a case compares them, and held against the labels of the town. `node tests/town/duplicates.ts` prints
 * the figures as one JSON line; it needs the test database.
 */
import { wilson } from '@pasokh/indicators'
import { likenessOf } from '../../app/cases/joining/alike.ts'
import { GRADES, type Grade } from '../../app/cases/schema.ts'
import { connect, sql } from '../../app/kit/db.ts'
import { coverText } from '../../app/submissions/index.ts'
import { foldForSearch } from '../../app/submissions/understand.actions.ts'
import { testStore } from '../store.ts'
import { SUBMISSIONS } from './submissions.ts'
import type { Submission } from './town.ts'

/** As `similarTo` has it: less alike is not shown. */
const SHOWN = 0.3
const HOUR_MS = 3_600_000

type Pair = { a: string; b: string; similarity: number }

/** `same` are pairs labelled as one matter; `outage` are pairs of the evening of which each wrote on their own. */
export type GradeFigures = { pairs: number; same: number; outage: number; precision: number; low: number; high: number }
export type Duplicates = { labelled: number; found: number; grades: Record<Grade, GradeFigures> }

export async function measureDuplicates(): Promise<Duplicates> {
  const pairs = (await comparePairs()).map(judge)
  const labelled = labelledPairs()
  const proposed = pairs.filter(({ grade }) => grade !== 'alike')
  return {
    labelled,
    found: proposed.filter(({ isSame }) => isSame).length,
    // Object.fromEntries forgets which names it was given.
    grades: Object.fromEntries(
      GRADES.map((grade) => [grade, figuresOf(pairs.filter((one) => one.grade === grade))]),
    ) as Record<Grade, GradeFigures>,
  }
}

const rootOf = ({ id, sameAs }: Submission) => sameAs ?? id
const isOutage = ({ id }: Submission) => id >= 't083' && id <= 't119'
const byId = new Map(SUBMISSIONS.map((submission) => [submission.id, submission]))

function labelledPairs(): number {
  const sizes = [...Map.groupBy(SUBMISSIONS, rootOf).values()].map(({ length }) => length)
  return sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}

async function comparePairs(): Promise<Pair[]> {
  const store = await testStore()
  const db = connect(store.owner, { max: 1 })
  const texts = SUBMISSIONS.map(({ id, agency, text }) => ({ id, agency, folded: foldForSearch(coverText(text)) }))
  try {
    return await db.open((tx) =>
      tx.rows<Pair>(sql`
        with said as (select * from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as one (id text, agency text, folded text))
        select x.id as a, y.id as b, similarity(x.folded, y.folded) as similarity
        from said x join said y on x.agency = y.agency and x.id < y.id where similarity(x.folded, y.folded) >= ${SHOWN}::real
        order by 1, 2`),
    )
  } finally {
    await db.close()
    await store.drop()
  }
}

const asCase = ({ service, area, dayOffset, hour }: Submission) => ({
  serviceId: service,
  areaId: area,
  openedHour: new Date(Date.UTC(2026, 10, 21) - (dayOffset * 24 - hour) * HOUR_MS),
})

function judge({ a, b, similarity }: Pair) {
  const [one, two] = [byId.get(a)!, byId.get(b)!]
  const { grade } = likenessOf({ similarity, mine: asCase(one), other: asCase(two) })
  const isSame = rootOf(one) === rootOf(two)
  return { grade, isSame, isOutage: !isSame && isOutage(one) && isOutage(two) }
}

function figuresOf(pairs: readonly ReturnType<typeof judge>[]): GradeFigures {
  const same = pairs.filter(({ isSame }) => isSame).length
  const { low, high } = wilson(same, pairs.length)
  return {
    pairs: pairs.length,
    same,
    outage: pairs.filter(({ isOutage }) => isOutage).length,
    precision: pairs.length === 0 ? 0 : same / pairs.length,
    low,
    high,
  }
}

if (import.meta.main) console.log(JSON.stringify(await measureDuplicates()))
