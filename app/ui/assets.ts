/**
 * The static files of the public pages: style, letters, icon and the one small script. Each address holds a hash of
 * what it answers, so a browser may keep the answer for ever. Serving them is the server's work (main.ts).
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Asset = { path: string; type: string; body: Buffer }

/** The Cache-Control header of every asset. */
export const ASSET_CACHE = 'public, max-age=31536000, immutable'

const assets: Asset[] = []

function keep(body: Buffer, extension: string, type: string): string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  const path = `/static/${hash}.${extension}`
  assets.push({ path, type, body })
  return path
}

const own = (file: string) => readFileSync(new URL(file, import.meta.url))
const installed = (file: string) => readFileSync(fileURLToPath(import.meta.resolve(file)))

/** Without comments and needless space. The style sheets here hold no string in which space matters. */
export const withoutSpace = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()

const fontPaths = new Map<string, string>()
const fonts = String(own('fonts.css')).replace(/url\("([^"]+)"\)/g, (_, file: string) => {
  const path = keep(installed(file), 'woff2', 'font/woff2')
  fontPaths.set(file, path)
  return `url("${path}")`
})

/** The letters that a Persian page needs first. */
export const FONT_PRELOAD = fontPaths.get('@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff2')!

const SHEETS = [
  'tokens.css',
  'base.css',
  'frame.css',
  'fields.css',
  'parts.css',
  'charts.css',
  'map.css',
  'media.css',
  'print.css',
]
const css = withoutSpace([fonts, ...SHEETS.map(own)].join('\n'))
export const STYLESHEET = keep(Buffer.from(css), 'css', 'text/css; charset=utf-8')
export const ICON = keep(own('icon.svg'), 'svg', 'image/svg+xml')
export const ENHANCEMENT = keep(own('enhance.js'), 'js', 'text/javascript; charset=utf-8')

export const ASSETS: readonly Asset[] = assets
