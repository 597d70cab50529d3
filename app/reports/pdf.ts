/** A report as a tagged PDF (PDF/UA-1), set by Typst from our own template and a JSON; nothing is read or fetched beside the fonts. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { barPicture, trendPicture } from './pictures.ts'
import type { Block, Written } from './schema.ts'

const TEMPLATE = fileURLToPath(new URL('report.typ', import.meta.url))
const UA_1 = 'ua-1'
/** What was set lately is set again faster; beyond so many it is forgotten. */
const MOST_AGE = 10

let opened: NodeCompiler | null = null

// Loaded when the first report is wanted: it is fifty megabytes of machine code.
async function openCompiler(): Promise<NodeCompiler> {
  if (opened) return opened
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = join(dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json')), 'fonts', 'ttf')
  opened = Compiler.create({ workspace: dirname(TEMPLATE), fontArgs: [{ fontPaths: [fonts] }] })
  return opened
}

/** @throws Error when the template does not compile, or where Typst writes no PDF/UA on this platform. */
export async function reportPdf(written: Written): Promise<Buffer> {
  const compiler = await openCompiler()
  const inputs = { data: JSON.stringify({ ...written, sections: written.sections.map(withPictures(written.lang)) }) }
  const { result, ...run } = compile(compiler, inputs)
  if (!result) throw new Error(`The report cannot be set: ${run.failure}`)
  const pdf = compiler.pdf(result, { pdfStandard: UA_1 })
  compiler.evictCache(MOST_AGE)
  return pdf
}

function compile(compiler: NodeCompiler, inputs: Record<string, string>) {
  const run = compiler.compile({ mainFilePath: TEMPLATE, inputs })
  if (run.result) return { result: run.result, failure: '' }
  const failure = run.takeDiagnostics()
  return { result: null, failure: failure ? JSON.stringify(compiler.fetchDiagnostics(failure)) : '' }
}

const withPictures = (lang: Written['lang']) => (section: Written['sections'][number]) => ({
  ...section,
  blocks: section.blocks.map((block) => withPicture(lang, block)),
})

function withPicture(lang: Written['lang'], block: Block) {
  if (block.is === 'trend') return { ...block, picture: trendPicture(block.points, block.most) }
  if (block.is !== 'bars') return block
  const most = Math.max(...block.bars.map(({ value }) => value))
  return { ...block, bars: block.bars.map((bar) => ({ ...bar, picture: barPicture(lang, bar.value, most) })) }
}
