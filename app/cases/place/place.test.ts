/** Where a case is in an installation that has just been made, with no area set and no file taken in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { signIn } from '../../../tests/people.ts'
import { firstRunCode } from '../../agencies/index.ts'
import { makeFirstAgency } from '../../agencies/making.actions.ts'

let app: TestApp
let agencyId: string
before(async () => {
  app = await testApp()
  const made = await makeFirstAgency(app, {
    code: (await firstRunCode(app))!,
    agency: { slug: 'road', name: { fa: 'راه', en: 'Roads' } },
    administrator: { name: 'مدیر', email: 'admin@example.org', password: 'narenji-zard-sabz-7' },
  })
  agencyId = made.agencyId!
})
after(() => app.close())

test('a fresh installation knows where Isfahan is: the officer reads the city and how far it is known', async () => {
  const { headers } = await signIn(app, { agencyId, role: 'lead' })
  const whereOf = async (address: string) => {
    const { caseId } = await sendMessage(app, agencyId, message('راه خراب است', { address }))
    const answer = await app.routes.request(`/api/cases/${caseId}/place`, { headers })
    const { how, level, outside, areaId } = await answer.json()
    return { how, level, areaId, outside }
  }
  const known = { how: 'not-found', areaId: null }
  for (const [address, level, outside] of [
    ['اصفهان، خیابان چهارباغ، پلاک ۱۲', 'city', { fa: 'اصفهان', en: 'Isfahan' }],
    ['خیابان امیرکبیر، کاشان', 'city', { fa: 'کاشان، اصفهان', en: 'Kashan, Isfahan' }],
    ['استان فارس', 'province', { fa: 'فارس', en: 'Fars' }],
    ['Shiraz, Zand Blvd', 'city', { fa: 'شیراز، فارس', en: 'Shiraz, Fars' }],
    ['ژژژ، خیابان ژژژ', null, null],
  ] as const)
    assert.deepEqual(await whereOf(address), { ...known, level, outside }, address)
})
