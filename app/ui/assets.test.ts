/** The static files: addressed by what they hold, small, and nothing in them that leads elsewhere. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { formPage, resultsPage } from '../../tests/browser/gallery.ts'
import { ASSETS, ENHANCEMENT, FONT_PRELOAD, ICON, STYLESHEET, withoutSpace } from './assets.ts'

const MAX_PAGE_BYTES = 15_000
const MAX_SCRIPT_BYTES = 3_000
const MAX_PERSIAN_FONT_BYTES = 43_000

const body = (path: string) => ASSETS.find((asset) => asset.path === path)!.body
const css = String(body(STYLESHEET))

test('every file that the style or a page names is there, once', () => {
  const named = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path!)
  assert.equal(named.length, 4)
  const paths = ASSETS.map(({ path }) => path)
  for (const path of [...named, STYLESHEET, ICON, ENHANCEMENT, FONT_PRELOAD]) assert.ok(paths.includes(path), path)
  assert.equal(new Set(paths).size, paths.length)
  assert.ok(named.includes(FONT_PRELOAD))
})

test('HTML and style of a page stay under 15 kB gzip, the script under 3 kB, the Persian letters under 43 kB', async () => {
  const style = gzipSync(css).length
  for (const page of [await formPage('fa', { bad: true }), await formPage('en'), await resultsPage('fa')]) {
    const total = style + gzipSync(String(page)).length
    assert.ok(total <= MAX_PAGE_BYTES, `${total} bytes`)
  }
  assert.ok(gzipSync(body(ENHANCEMENT)).length <= MAX_SCRIPT_BYTES)
  const fonts = ASSETS.filter(({ path }) => css.includes(`${path}") format("woff2");unicode-range:U+20,`))
  assert.equal(fonts.length, 2)
  assert.ok(fonts.reduce((sum, font) => sum + font.body.length, 0) <= MAX_PERSIAN_FONT_BYTES)
})

test('withoutSpace() keeps the meaning', () => {
  assert.equal(
    withoutSpace('/* a\n b */ a > b,\n c { margin: calc(1px + 2px) 0; }\n'),
    'a>b,c{margin:calc(1px + 2px) 0}',
  )
  assert.equal(withoutSpace('.a :focus { x: y; z: "q" }'), '.a :focus{x:y;z:"q"}')
})

test('the style knows no left or right, spreads no letters, and lets fonts swap', () => {
  for (const file of globSync('*.css', { cwd: import.meta.dirname })) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    assert.doesNotMatch(
      text,
      /\b(margin|padding|border|inset)-(left|right|top|bottom)\b|text-align: (left|right)|\bfloat:/,
      file,
    )
    assert.doesNotMatch(text, /letter-spacing|text-transform|font-style: italic|https?:/, file)
  }
  assert.equal(css.match(/font-display:swap/g)?.length, 4)
  assert.match(css, /"Vazirmatn",Tahoma/)
})

test('Persian lines stand at least 1.8 apart', () => {
  const leading = /:root\{[^}]*--leading:([\d.]+);/.exec(css)![1]
  assert.ok(Number(leading) >= 1.8)
})
