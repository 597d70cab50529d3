/** Every component of app/ui in a browser: accessible, narrow, by keyboard, from one origin, without a script. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { GALLERY, serveGallery } from './gallery.ts'
import { expectWithin } from './width.ts'

const { browser, skip } = await openBrowser()
const gallery = await serveGallery()
after(async () => {
  await browser?.close()
  await gallery.close()
})

const PAGES = Object.keys(GALLERY).flatMap((path) => [path, `/en${path === '/' ? '' : path}`])

for (const path of PAGES)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds no violation on ${path} in ${colorScheme}`, { skip }, async () => {
      const context = await browser!.newContext({ colorScheme })
      const page = await context.newPage()
      await page.goto(gallery.url + path)
      await expectNoViolations(page)
      await context.close()
    })

test('no page scrolls sideways at 320 px, and no text is cut', { skip }, async () => {
  const page = await browser!.newPage({ viewport: { width: 320, height: 700 } })
  for (const path of PAGES) {
    await page.goto(gallery.url + path)
    await expectWithin(page)
  }
  await page.close()
})

test('whatever can be pressed is at least 24 px in both directions', { skip }, async () => {
  const page = await browser!.newPage({ viewport: { width: 320, height: 700 } })
  for (const path of PAGES) {
    await page.goto(gallery.url + path)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input, select, textarea, summary')]
        .filter((element) => !element.closest('p, .definition-action, .error-summary') && !element.matches('.skip'))
        .map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ html, box }) => `${html} ${box.width}×${box.height}`),
    )
    assert.deepEqual(small, [], path)
  }
  await page.close()
})

test('all requests go to one origin, nothing breaks the content security policy', { skip }, async () => {
  const page = await browser!.newPage()
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => request.url().startsWith(gallery.url) || elsewhere.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  for (const path of PAGES) await page.goto(gallery.url + path, { waitUntil: 'networkidle' })
  assert.deepEqual({ elsewhere, complaints }, { elsewhere: [], complaints: [] })
  await page.close()
})

test('the keyboard reaches every control, and one sees where one is', { skip }, async () => {
  const page = await browser!.newPage()
  await page.goto(gallery.url)
  const reached = new Set<string>()
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement!
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return { id: element.id || element.className, seen: outlineStyle === 'solid' && outlineWidth === '3px' }
    })
    if (at.id === '' && reached.size > 10) break
    assert.ok(at.seen, `${at.id} has no visible focus`)
    reached.add(at.id)
  }
  for (const id of ['skip', 'text', 'service', 'area', 'address', 'phone', 'photos', 'public', 'button'])
    assert.ok(reached.has(id), `${id} is not reached`)
  await page.close()
})

test('the error summary has the focus when the page opens, and leads to the field', { skip }, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${gallery.url}/bad`)
  assert.equal(await page.locator('.error-summary:focus').count(), 1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#text$/)
  // Without a script the browser moves the start of the keyboard's way to the field itself.
  await page.keyboard.press('Tab')
  assert.ok(await page.locator('#text:focus, #service:focus').count())
  await context.close()
})

test('what is typed goes in the direction of its own letters, an empty field in that of the page', {
  skip,
}, async () => {
  const page = await browser!.newPage({ viewport: { width: 800, height: 700 } })
  await page.goto(gallery.url)
  // The letters of a text area have no box that can be asked for; those of a block in its style have.
  const startsAt = async (text: string) => {
    await page.fill('#text', text)
    return page.evaluate((typed) => {
      const { direction, unicodeBidi, textAlign } = getComputedStyle(document.querySelector('textarea')!)
      const twin = document.createElement('div')
      Object.assign(twin.style, { width: '400px', direction, unicodeBidi, textAlign })
      twin.textContent = typed || '.'
      document.body.append(twin)
      const range = document.createRange()
      range.selectNodeContents(twin)
      const away = range.getBoundingClientRect().left - twin.getBoundingClientRect().left
      twin.remove()
      return away < 1 ? 'left' : 'right'
    }, text)
  }
  assert.equal(await startsAt('no internet'), 'left')
  assert.equal(await startsAt('اینترنت ندارم'), 'right')
  assert.equal(await startsAt(''), 'right')
  await page.close()
})

test('an ordered list has the numerals of its page, and one without numbers stays without', { skip }, async () => {
  const page = await browser!.newPage()
  for (const [path, numerals] of [
    ['/', 'persian'],
    ['/en', 'decimal'],
  ] as const) {
    await page.goto(gallery.url + path)
    const shown = await page.evaluate(() =>
      ['', 'timeline'].map((name) => {
        const list = document.querySelector('main')!.appendChild(document.createElement('ol'))
        list.className = name
        return getComputedStyle(list.appendChild(document.createElement('li'))).listStyleType
      }),
    )
    assert.deepEqual(shown, [numerals, 'none'])
  }
  await page.close()
})

test('the script only adds: letters left, and a button to print', { skip }, async () => {
  const page = await browser!.newPage()
  await page.goto(gallery.url)
  await page.fill('#text', 'سلام')
  assert.equal(await page.locator('#text-room').textContent(), 'نویسهٔ باقی‌مانده: ۴٬۹۹۶')
  await page.goto(`${gallery.url}/answer`)
  assert.ok(await page.locator('[data-print]').isVisible())
  await page.close()

  const context = await browser!.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${gallery.url}/answer`)
  assert.ok(!(await plain.locator('[data-print]').isVisible()))
  await context.close()
})

test('on paper there is ink on white, the whole table, and nothing to press', { skip }, async () => {
  const page = await browser!.newPage({ colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(`${gallery.url}/answer`)
  const colours = await page.evaluate(() => {
    const { color } = getComputedStyle(document.body)
    return [color, getComputedStyle(document.documentElement).backgroundColor]
  })
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  assert.ok(await page.locator('.receipt-code').isVisible())
  for (const thing of await page.locator('.button, .exit, .pagination, .band-links').all())
    assert.ok(!(await thing.isVisible()))
  await page.goto(`${gallery.url}/results`)
  for (const row of await page.locator('tbody tr').all()) assert.ok((await row.boundingBox())!.height > 10)
  await page.close()
})
