/**
 * Sets documents in print: tagged PDFs (PDF/UA-1), by Typst from templates of our own. What a document says comes in as
 * JSON and is never markup; nothing is read beside templates and fonts, and nothing is fetched. It knows no document.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

type Typst = Pick<typeof import('@myriaddreamin/typst-ts-node-compiler'), 'NodeCompiler'>

/** The PDF of a template of `app/` with what it is given; null on a machine that can set none. */
export type Print = (template: string, given: object) => Promise<Buffer | null>

/** A template may take in any other of `app/`, by its path from there. */
const TEMPLATES = fileURLToPath(new URL('..', import.meta.url))
const TAGGED = { pdfStandard: 'ua-1' as const }
/** What was set lately is set again faster; beyond so many it is forgotten. */
const MOST_AGE = 10

/** Loaded when the first document is wanted: it is fifty megabytes of machine code, which not every platform has. */
export function openPrint(load: () => Promise<Typst> = () => import('@myriaddreamin/typst-ts-node-compiler')): Print {
  let opened: Promise<NodeCompiler | null> | null = null
  return async (template, given) => {
    opened ??= openCompiler(load)
    const compiler = await opened
    return compiler && set(compiler, { mainFilePath: template, inputs: { given: JSON.stringify(given) } })
  }
}

async function openCompiler(load: () => Promise<Typst>): Promise<NodeCompiler | null> {
  const typst = await load().catch(() => null)
  if (!typst) return null
  const fonts = join(dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json')), 'fonts', 'ttf')
  const compiler = typst.NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [fonts] }] })
  return canTag(compiler) ? compiler : null
}

/** Packages of some platforms lag behind, and set what cannot be read aloud. */
function canTag(compiler: NodeCompiler): boolean {
  try {
    return set(compiler, { mainFileContent: '#set document(title: "x")\n#set text(lang: "en")\nx' }).length > 0
  } catch {
    return false
  }
}

/** @throws Error when the template does not compile. */
function set(compiler: NodeCompiler, what: Parameters<NodeCompiler['compile']>[0]): Buffer {
  const run = compiler.compile(what)
  if (!run.result) {
    const failure = run.takeDiagnostics()
    throw new Error(`This cannot be set: ${failure ? JSON.stringify(compiler.fetchDiagnostics(failure)) : ''}`)
  }
  const pdf = compiler.pdf(run.result, TAGGED)
  compiler.evictCache(MOST_AGE)
  return pdf
}
