/** The colours of tokens.css hold WCAG AA against each other, in the light scheme and in the dark one. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [lightCss, darkCss] = css.split('@media screen and (prefers-color-scheme: dark)') as [string, string]
const colours = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]))
const SCHEMES = { light: colours(lightCss), dark: { ...colours(lightCss), ...colours(darkCss) } }

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunken', 'info-ground', 'good-ground', 'warn-ground', 'bad-ground']
const INKS = ['ink', 'ink-soft', 'link', 'good', 'warn', 'bad']

/** Ink, ground, the least contrast: 4.5 for text, 3 for what bounds or marks. */
const PAIRS: [ink: string, ground: string, least: number][] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground): [string, string, number] => [ink, ground, 4.5])),
  ['on-band', 'band', 4.5],
  ['on-band-soft', 'band', 4.5],
  ['focus-on-band', 'band', 3],
  ...['action', 'action-hover'].map((ground): [string, string, number] => ['on-action', ground, 4.5]),
  ...['danger', 'danger-hover'].map((ground): [string, string, number] => ['on-danger', ground, 4.5]),
  ...['line-control', 'focus', 'action', 'danger', 'chart'].flatMap((mark) =>
    ['paper', 'surface', 'sunken'].map((ground): [string, string, number] => [mark, ground, 3]),
  ),
  ['chart', 'chart-band', 3],
  ['ornament', 'surface', 3],
]

test('contrast() gives the published values', () => {
  assert.equal(contrast('#ffffff', '#000000'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

for (const [scheme, colour] of Object.entries(SCHEMES))
  test(`every ink stands out from every ground in the ${scheme} scheme`, () => {
    const weak = PAIRS.map(([ink, ground, least]) => ({
      ink,
      ground,
      least,
      is: contrast(colour[ink]!, colour[ground]!),
    }))
      .filter(({ is, least }) => !(is >= least))
      .map(({ ink, ground, is, least }) => `${ink} on ${ground}: ${is.toFixed(2)} < ${least}`)
    assert.deepEqual(weak, [])
  })

test('every colour is looked at, or is ornament', () => {
  const seen = new Set(PAIRS.flat())
  const unseen = Object.keys(SCHEMES.light).filter((name) => !seen.has(name))
  assert.deepEqual(unseen, ['line', 'chart-grid'])
})
