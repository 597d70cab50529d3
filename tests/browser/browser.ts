/** The one way in which tests get a browser. Where none can start there is a reason, and the tests say it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** A browser, or the reason why there is none, for the `skip` of a test. */
export type Opened = { browser: Browser; skip: false } | { browser: null; skip: string }

const WAIT_MS = 120_000

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A Chromium of the system if there is one, else the one from npm. PASOKH_BROWSER=system or npm
 * allows only that one, any other value is the path of the browser to take.
 */
export async function openBrowser(): Promise<Opened> {
  const wish = process.env.PASOKH_BROWSER ?? ''
  const named = wish.includes('/') ? wish : undefined
  const tries = [
    ...(wish === 'npm' ? [] : [() => fromSystem(named)]),
    ...(wish === 'npm' || wish === '' ? [fromNpm] : []),
  ]
  const reasons: string[] = []
  for (const open of tries) {
    try {
      return { browser: patient(await proven(await open())), skip: false }
    } catch (error) {
      reasons.push(String(error).split('\n')[0]!)
    }
  }
  return { browser: null, skip: `no browser starts here: ${reasons.join('; ')}` }
}

/** A machine that does much else is slow, not wrong: every page waits longer than it must. */
function patient(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(WAIT_MS)
    return context
  }
  return browser
}

/** Some browsers start and end at their first page, for want of a font. */
async function proven(browser: Browser): Promise<Browser> {
  const page = await browser.newPage()
  await page.setContent('<p>سلام')
  await page.close()
  return browser
}

async function fromSystem(path = SYSTEM.find((file) => existsSync(file))) {
  if (!path) throw new Error('the system has no Chromium')
  return chromium.launch({ executablePath: path, args: ARGS })
}

async function fromNpm() {
  const folder = unpacked()
  const env = {
    ...process.env,
    // A bare machine lacks these libraries and has no font at all, without which a page ends the browser.
    LD_LIBRARY_PATH: `${folder}/al2023/lib:${process.env.LD_LIBRARY_PATH ?? ''}`,
    FONTCONFIG_FILE: `${folder}/fonts.conf`,
    XDG_CACHE_HOME: `${folder}/cache`,
  }
  return chromium.launch({ executablePath: `${folder}/chromium`, args: [...ARGS, '--no-zygote'], env })
}

/** The package's own list of folders is that of its platform. Letters of pages come with the pages. */
const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * The folder with the browser of @sparticuz/chromium. The package unpacks into the temporary folder
 * without a lock, which test files that run side by side would read half written; so it gets a
 * folder of its own, which takes its name when it is whole.
 */
function unpacked(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const { version } = JSON.parse(readFileSync(`${root}node_modules/@sparticuz/chromium/package.json`, 'utf8')) as {
    version: string
  }
  const folder = `${root}.cache/chromium-${version}`
  if (existsSync(folder)) return folder
  mkdirSync(`${root}.cache`, { recursive: true })
  const half = mkdtempSync(`${root}.cache/unpacking-`)
  // The package adds its libraries only where it believes to be on that platform.
  const env = { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  const script = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
  writeFileSync(`${half}/fonts.conf`, FONTS)
  try {
    renameSync(half, folder)
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(folder)) throw error
    rmSync(half, { recursive: true })
  }
  return folder
}
