/** The same form sent again: nothing is counted twice, and what was changed meanwhile is not lost without a word. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { testAgency } from '../../tests/journeys/agency.ts'

let app: TestApp
before(async () => {
  app = await testApp()
  await testAgency(app, 'water')
})
after(() => app.close())

const post = async (path: string, fields: Record<string, string>) => {
  const answer = await app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, page: await answer.text() }
}
const hidden = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )

for (const { path, receiptPath, edited, same } of [
  { path: '/water', receiptPath: '/receipt', edited: /تغییرهای تازهٔ شما در آن ثبت نشد/, same: /چیزی دوبار ثبت نشد/ },
  {
    path: '/en/water',
    receiptPath: '/en/receipt',
    edited: /your changes were not taken/,
    same: /nothing was counted twice/,
  },
]) {
  const token = path.replaceAll('/', '_').padStart(22, 'z')
  const send = (fields: Record<string, string>) => post(path, { token, do: 'send', contact: '09120000000', ...fields })

  test(`${path}: the same form sent again says that it had arrived`, async () => {
    assert.doesNotMatch((await send({ text: 'کوچه تاریک است' })).page, same)
    const { page } = await send({ text: ' کوچه تاریک است\r\n' })
    assert.match(page, same)
    assert.doesNotMatch(page, edited)
  })

  test(`${path}: sent again with another text it says that the change was not taken, and one button adds it`, async () => {
    const { page } = await send({ text: 'کوچه تاریک است و چراغ شکسته', address: 'کوچهٔ سوم' })
    assert.match(page, edited)
    assert.doesNotMatch(page, same)
    const fields = hidden(page.slice(page.indexOf('class="user-text"')))
    assert.equal(fields['text-more'], 'کوچه تاریک است و چراغ شکسته\nکوچهٔ سوم')
    const { page: shown } = await post(receiptPath, fields)
    assert.match(shown, /کوچه تاریک است و چراغ شکسته/)
    const { page: followed } = await post(receiptPath, { receipt: fields.receipt! })
    assert.match(followed, /کوچهٔ سوم/)
  })

  test(`${path}: where only the contact was changed it says so too, and there are no words to add`, async () => {
    const { page } = await send({ text: 'کوچه تاریک است', contact: '09130000000' })
    assert.match(page, edited)
    assert.doesNotMatch(page, /name="text-more"/)
  })
}
