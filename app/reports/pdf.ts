/** What the template of a report is given: what the report says, with its pictures. */
import { fileURLToPath } from 'node:url'
import type { Print } from '#kit/print.ts'
import { barPicture, trendPicture } from './pictures.ts'
import type { Block, Written } from './schema.ts'

const TEMPLATE = fileURLToPath(new URL('report.typ', import.meta.url))

/** The report as a PDF; null on a machine that can set none. */
export const reportPdf = (print: Print, written: Written): Promise<Buffer | null> =>
  print(TEMPLATE, { ...written, sections: written.sections.map(withPictures(written.lang)) })

const withPictures = (lang: Written['lang']) => (section: Written['sections'][number]) => ({
  ...section,
  blocks: section.blocks.map((block) => withPicture(lang, block)),
})

function withPicture(lang: Written['lang'], block: Block) {
  if (block.is === 'trend') return { ...block, picture: trendPicture(block.points, block.most) }
  if (block.is !== 'bars') return block
  const most = Math.max(...block.bars.map(({ value }) => value))
  // Whoever is read a picture hears this and nothing of what stands in it.
  const alt = `${block.alt} ${block.bars.map(({ label, text }) => `${label}: ${text}`).join(lang === 'fa' ? '؛ ' : '; ')}`
  return { ...block, alt, bars: block.bars.map((bar) => ({ ...bar, picture: barPicture(lang, bar.value, most) })) }
}
