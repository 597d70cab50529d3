/** Whoever uses the house finds its source: from every page, and where the operator says it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SourcePage } from './source-page.ts'

const page = async (lang: 'fa' | 'en', sourceUrl: string | null) =>
  String(await SourcePage({ lang, version: '0.1.0', sourceUrl }))

test('SourcePage() says version, licence and where the source is, in both languages', async () => {
  for (const lang of ['fa', 'en'] as const) {
    const html = await page(lang, 'https://git.example.org/pasokh?at=v1&more="x"')
    assert.match(html, /0\.1\.0/)
    assert.match(html, /AGPL-3\.0-or-later/)
    assert.match(html, /<a href="https:\/\/git\.example\.org\/pasokh\?at=v1&amp;more=&quot;x&quot;" rel="noreferrer">/)
  }
})

test('SourcePage() says that the operator has not told it yet, and what one may ask of them', async () => {
  assert.match(await page('en', null), /has not said yet where the source is/)
  assert.match(await page('fa', null), /نشانی کد را ننوشته است/)
})
