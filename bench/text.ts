/**
 * Persian text: how right and how fast, on data that is not ours. `npm run bench -- text --data DIR`
 * reads DIR laid out like the text part of ../shared/data; what is not there is left out and said. Speeds are
 * of processor time on one core, the median of five runs. `npm run scoreboard` sets them beside targets and peers.
 */
import { report } from './report.ts'
import { dataFolder, readTextData } from './text/data.ts'
import { hostile } from './text/hostile.ts'
import { languages } from './text/language.ts'
import { numberCases } from './text/numbers.ts'
import { checksumRecall, falseHits } from './text/personal.ts'
import { speeds, startUp } from './text/speeds.ts'
import { spoken } from './text/spoken.ts'
import { halfSpaceFigures, lemmaFigures } from './text/treebank.ts'

const absent = 'left out: the data is not there'
const data = readTextData(dataFolder())
const of = <Part, Figures>(part: readonly Part[], measure: (part: readonly Part[]) => Figures) =>
  part.length > 0 ? measure(part) : absent

report('text', {
  data: data.read,
  startUp: startUp(),
  speed: of(data.comments, speeds),
  'personal data, checksum': checksumRecall(),
  'personal data, hits in comments': of(data.comments, falseHits),
  treebank: of(data.conllu, (files) => ({ ...halfSpaceFigures(files), lemma: lemmaFigures(files) })),
  'spoken to standard': of(data.spoken, (rows) => spoken(rows)),
  language: of(data.languages, (rows) => languages([...rows])),
  'numbers, parsi.io': of(data.numbers, numberCases),
  'hostile megabytes': hostile(),
})
