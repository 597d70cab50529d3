/**
 * Persian text: how right and how fast, on data that is not ours. `npm run bench -- text --data DIR`
 * reads DIR laid out like the text part of ../shared/data, or a part of it; what is not there is left out and said. Speeds are
 * of processor time on one core, the median of five runs. `npm run scoreboard` sets them beside targets and peers.
 */
import { report } from './report.ts'
import { dataFolder, type File, isAsked, missing, readTextData, stop } from './text/data.ts'
import { hostileApart } from './text/hostile.ts'
import { languages } from './text/language.ts'
import { numberCases } from './text/numbers.ts'
import { checksumRecall, falseHits } from './text/personal.ts'
import { speeds, startUp } from './text/speeds.ts'
import { spoken } from './text/spoken.ts'
import { halfSpaceFigures, lemmaFigures } from './text/treebank.ts'

const absent = 'left out: the data is not there'
const folder = dataFolder()
const data = readTextData(folder)
if (isAsked() && Object.keys(data.read).length === 0)
  stop(`Nothing in ${folder} is laid out like the text part of the shared data.`, 1)
for (const part of missing(data, ['comments', 'conllu', 'spoken', 'languages', 'numbers']))
  console.error(`Left out: ${folder} has no ${part}.`)
const of = <Part, Figures>(part: readonly Part[], measure: (part: readonly Part[]) => Figures) =>
  part.length > 0 ? measure(part) : absent

/** All files together, and where there are several each by its name. */
function treebank(files: readonly File[]) {
  const texts = files.map(({ text }) => text)
  const all = { ...halfSpaceFigures(texts), lemma: lemmaFigures(texts) }
  if (files.length === 1) return all
  const each = files.map(({ name, text }) => [name, { ...halfSpaceFigures([text]), lemma: lemmaFigures([text]) }])
  return { ...all, files: Object.fromEntries(each) }
}

report('text', {
  data: data.read,
  startUp: startUp(),
  speed: of(data.comments, speeds),
  'personal data, checksum': checksumRecall(),
  'personal data, hits in comments': of(data.comments, falseHits),
  treebank: of(data.conllu, treebank),
  'spoken to standard': of(data.spoken, (rows) => spoken(rows)),
  language: of(data.languages, (rows) => languages([...rows])),
  'numbers, parsi.io': of(data.numbers, numberCases),
  'hostile megabytes': hostileApart(),
})
