/** A report as a page, for officers who are signed in. No script: it prints and reads as the PDF does. */
import { type Lang, number, otherLang, percent } from '#kit/words.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { DataTable } from '#ui/data-table.ts'
import { type Child, html, latinCode, userWords } from '#ui/html.ts'
import { LineChart } from '#ui/line-chart.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import type { Block, Written } from './schema.ts'
import { WORDS } from './words.ts'

/** `at` is where its doors stand; `isPdfMissing` when it was to be a PDF and this machine sets none. */
export function ReportPage({ at, written, isPdfMissing }: { at: string; written: Written; isPdfMissing?: boolean }) {
  const { lang, title, agency, period, lead, sections, methods, compute } = written
  const words = WORDS[lang].ui
  return Page({
    lang,
    title: `${title} · ${period}`,
    alternateHref: `${at}/page?lang=${otherLang(lang)}`,
    noindex: true,
    wide: true,
    body: html`<h1>${title}</h1>
${isPdfMissing && Notice({ kind: 'warn', body: words.noPdf })}
<p>${userWords(agency)} · ${period}</p>
<p class="lead">${lead}</p>
<p><a href="${at}/pdf?lang=${lang}">${words.pdf}</a> · <a href="/desk/reports">${words.all}</a></p>
${sections.map(({ id, title: name, blocks }) => html`<h2 id="${id}">${name}</h2>${Blocks(lang, id, blocks)}`)}
<h2 id="methods">${written.words.methods}</h2>
<dl class="definitions">${methods.map(
      (method) => html`<div id="method-${method.id}"><dt>${method.name}</dt><dd>${method.text}</dd></div>`,
    )}</dl>
<p>${compute.text} <a href="${compute.path}">${latinCode(compute.path)}</a></p>`,
  })
}

/** Sentences that follow each other are a list. */
function Blocks(lang: Lang, section: string, blocks: readonly Block[]): Child {
  const out: Child[] = []
  let sentences: Child[] = []
  const flush = () => {
    if (sentences.length > 0) out.push(html`<ul>${sentences}</ul>`)
    sentences = []
  }
  for (const [at, block] of blocks.entries()) {
    if (block.is === 'said') sentences.push(Said(lang, block))
    else {
      flush()
      out.push(Shown(lang, `${section}-${at}`, block))
    }
  }
  flush()
  return out
}

const Said = (lang: Lang, { text, method }: Extract<Block, { is: 'said' }>) =>
  html`<li>${text} <a class="hint" href="#method-${method}">${WORDS[lang].ui.method}<span class="visually-hidden"> (${WORDS[lang].methods[method].name})</span></a></li>`

function Shown(lang: Lang, id: string, block: Exclude<Block, { is: 'said' }>): Child {
  if (block.is === 'table') {
    const columns = block.columns.map((label, at) => ({ label, numeric: at > 0 }))
    const rows = block.rows.map(([head, ...cells]) => [userWords(head!), ...cells])
    return DataTable({ id, caption: block.caption, columns, rows })
  }
  const common = { lang, id, title: block.title, description: block.alt }
  if (block.is === 'bars') {
    const labels = { row: block.title, value: WORDS[lang].columns.count }
    return BarChart({ ...common, labels, format: (n) => number(lang, n), bars: block.bars })
  }
  const format = (n: number) => (block.isShare ? percent(lang, n) : number(lang, n))
  const labels = { row: block.columns[0], value: block.columns[1] }
  const points = block.points.map(({ day, value, low, high }) => ({
    x: day,
    value,
    ...(low !== null && high !== null && { low, high }),
  }))
  if (!block.isShare) return LineChart({ ...common, labels, format, points })
  const more = [{ label: WORDS[lang].columns.of, cells: block.points.map(({ of }) => of) }]
  return LineChart({ ...common, labels, format, points, max: 1, more })
}
