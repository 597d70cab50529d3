import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IS_AS_TYPED, joint, know, meeting } from './half-space.ts'
import { scan } from './tokens.ts'

const WORDS =
  'می نمی بر برمی باز پیش پس دست کتاب کتابخانه خانه خسته مدرسه شهر کار کارها راه آب برق گاز هم همه بیش بزرگ مهم رنگ گفت و گو بینی فروش ' +
  'ها های هایی هایمان تر ترین ام ای اند اش شان ی روم رفت خواهم گردد شود را که از نامه شناسی سازی کننده پذیر آهن پرداخت اندازی انداز نوشته نویس'

test('meeting tells of every two words that joint() joins, and of few others', () => {
  const words = WORDS.split(' ')
  const all = scan(words.join(' '))
  const numbers = words.map((_, at) => {
    const place = meeting.at(all, at)
    return { leads: meeting.cells[place]!, follows: meeting.cells[place + 1]! }
  })
  let joined = 0
  let told = 0
  for (const [first, { leads }] of numbers.entries())
    for (const [second, { follows }] of numbers.entries()) {
      const mayMeet = (leads & follows) !== 0
      const meets = joint(know(words[first]!), know(words[second]!)) !== null
      assert.ok(mayMeet || !meets, `${words[first]} ${words[second]}`)
      if (meets) joined++
      if (mayMeet) told++
    }
  assert.ok(joined > 300, `${joined} pairs are joined`)
  assert.ok(told < 0.75 * words.length ** 2, `${told} of ${words.length ** 2} pairs are looked at`)
})

test('meeting tells of a word whether anything is changed in it', () => {
  const typed = ['کتاب', 'كتاب', 'می‌روم', 'میروم', 'عالییییی', `${'د'.repeat(3)}${'بد'.repeat(40)}`]
  const all = scan(typed.join(' '))
  assert.deepEqual(
    typed.map((_, at) => (meeting.cells[meeting.at(all, at) + 1]! & IS_AS_TYPED) !== 0),
    typed.map((word) => know(word).text === word),
  )
})
