/** The frame says who speaks, in which language and direction, and carries nothing that a page did not ask for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attrs, html, langPath, latinCode, userText, userWords } from './html.ts'
import { Page } from './page.ts'

const agency = { name: 'مخابرات <b>', href: '/telecom' }
const page = async (props: Partial<Parameters<typeof Page>[0]> = {}) =>
  String(await Page({ lang: 'fa', title: 'فرستادن پیام', body: html`<h1>سلام</h1>`, ...props }))

test('Page() gives language, direction, title and the body in main', async () => {
  const fa = await page({ agency })
  assert.match(fa, /^<!doctype html>\s*<html lang="fa" dir="rtl">/)
  assert.match(fa, /<title>فرستادن پیام · مخابرات &lt;b&gt;<\/title>/)
  assert.match(fa, /<main id="main" tabindex="-1">\s*<h1>سلام<\/h1>\s*<\/main>/)
  assert.match(fa, /<a class="skip" href="#main">/)
  assert.match(fa, /<a class="brand" href="\/telecom">.*<bdi>مخابرات &lt;b&gt;<\/bdi>/s)
  assert.match(await page({ lang: 'en' }), /<html lang="en" dir="ltr">/)
})

test('Page() escapes a body that is no finished piece of page', async () => {
  assert.match(await page({ body: '<script>' }), /&lt;script&gt;/)
})

test('Page() links to the results, the privacy page and the methods of the language', async () => {
  const en = await page({ lang: 'en', agency: { name: 'Telecom', href: '/en/telecom' } })
  for (const href of ['/en/telecom/results', '/en/telecom/privacy', '/en/methods', '/en/receipt', '/en/source'])
    assert.ok(en.includes(`href="${href}"`), href)
  // Without an agency to those of all.
  assert.ok((await page({ lang: 'en' })).includes('href="/en/results"'))
})

test('Page() has a script only with a nonce, and never a style inside', async () => {
  assert.doesNotMatch(await page(), /<script/)
  assert.match(
    await page({ nonce: 'n"1' }),
    /<script type="module" nonce="n&quot;1" src="\/static\/[\w-]+\.js"><\/script>/,
  )
  assert.doesNotMatch(await page({ nonce: 'n', agency, quickExit: true, wide: true }), /\sstyle=|<style|\son\w+=/)
})

test('Page() has the other language, the quick exit and noindex when asked', async () => {
  const asked = await page({ alternateHref: '/en/telecom', quickExit: true, noindex: true })
  assert.match(asked, /<a href="\/en\/telecom" hreflang="en" lang="en">English<\/a>/)
  assert.match(asked, /<link rel="alternate" hreflang="en" href="\/en\/telecom">/)
  assert.match(asked, /<a class="button button-exit" href="https:[^"]+" rel="noreferrer nofollow">خروج فوری<\/a>/)
  assert.match(asked, /<meta name="robots" content="noindex">/)
  assert.doesNotMatch(await page(), /hreflang|button-exit|robots/)
})

test('attrs() writes bare names, leaves out what is not, and escapes values', () => {
  assert.equal(
    String(attrs({ a: 'x"<&\'', b: true, c: false, d: null, e: undefined, f: 0, g: '' })),
    ' a="x&quot;&lt;&amp;&#39;" b f="0" g=""',
  )
})

test('what a person typed is escaped and kept in its own direction', () => {
  assert.equal(String(userWords('<i>')), '<bdi>&lt;i&gt;</bdi>')
  assert.equal(String(userText('a\n<i>')), '<div class="user-text">a\n&lt;i&gt;</div>')
  assert.match(String(latinCode('+98')), /dir="ltr"/)
})

test('langPath() puts the language first, and nothing for Persian', () => {
  assert.deepEqual(
    [langPath('fa', '/'), langPath('fa', '/x'), langPath('en', '/'), langPath('en', '/x')],
    ['/', '/x', '/en', '/en/x'],
  )
})
