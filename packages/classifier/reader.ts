/**
 * On which side of each label does a text lie? The margins of a trained model, as of the row that rows.ts makes of the
 * text, without making the row (pieces.ts). Not for training, in which columns are still added.
 */
import { MAX_TEXT_UNITS, pairFeature } from './features.ts'
import type { Model } from './model.ts'
import { COLUMNS, FIRST, LAST, Pieces, SEQUENCES, UNKNOWN_SEQUENCES, UNKNOWN_WORDS, WORDS } from './pieces.ts'
import { RAREST_CODE, UNKNOWN_SHARE } from './rows.ts'

/** The pieces of the models that were used last are kept. */
const MOST_MODELS = 8
const kept = new Map<Model, Pieces>()

/** Room for one text: its pieces, how often each column stands in a block (0 between blocks), and which columns do. */
const room = { places: new Int32Array(256), seen: new Uint16Array(0), columns: new Int32Array(0) }

const MOST_LOGARITHMS = 256
/** 1 + log count, by count. */
const OFTEN = Float64Array.from({ length: MOST_LOGARITHMS }, (_, count) => 1 + Math.log(count))

/** What a block of a text has: columns in `room`, and features without one. */
type Block = { columns: number; unknown: number }

/**
 * The margin of each label for a text that is folded already, and whether the model knows any feature of it.
 * Linear in the text up to `MAX_TEXT_UNITS`, times the number of labels.
 */
export function readMargins(model: Model, folded: string): { margins: Float64Array; known: boolean } {
  const { biases, scales, vocabulary } = model
  const text = folded.slice(0, MAX_TEXT_UNITS)
  if (room.places.length < text.length) room.places = new Int32Array(2 * text.length)
  if (room.seen.length < vocabulary.size) {
    room.seen = new Uint16Array(vocabulary.size)
    room.columns = new Int32Array(vocabulary.size)
  }
  const pieces = piecesOf(model)
  const count = pieces.cut(text, room.places)
  const margins = new Float64Array(model.labels.length)
  const knowsWords = addBlock(model, margins, countWords(pieces, count))
  const knowsSequences = addBlock(model, margins, countSequences(pieces, count))
  for (let label = 0; label < margins.length; label++)
    margins[label] = biases[label]! + scales[label]! * margins[label]!
  return { margins, known: knowsWords || knowsSequences }
}

function piecesOf(model: Model): Pieces {
  const known = kept.get(model)
  if (known) return known
  const pieces = new Pieces(model)
  kept.set(model, pieces)
  for (const oldest of kept.keys()) if (kept.size > MOST_MODELS) kept.delete(oldest)
  return pieces
}

/** Words and pairs, also those of neighbours in two pieces. */
function countWords(pieces: Pieces, count: number): Block {
  const { numbers } = pieces
  const block = { columns: 0, unknown: 0 }
  let before = -1
  for (let at = 0; at < count; at++) {
    const place = room.places[at]!
    const known = numbers[place + WORDS]!
    const unknown = numbers[place + UNKNOWN_WORDS]!
    if (known + unknown === 0) continue
    if (before !== -1) {
      const pair = pieces.columnOf(pairFeature(numbers[before + LAST]!, numbers[place + FIRST]!))
      if (pair === -1) block.unknown++
      else see(block, pair)
    }
    before = place
    block.unknown += unknown
    for (let from = place + COLUMNS, to = from + known; from < to; from++) see(block, numbers[from]!)
  }
  return block
}

function countSequences({ numbers }: Pieces, count: number): Block {
  const block = { columns: 0, unknown: 0 }
  for (let at = 0; at < count; at++) {
    const place = room.places[at]!
    block.unknown += numbers[place + UNKNOWN_SEQUENCES]!
    const first = place + COLUMNS + numbers[place + WORDS]!
    for (let from = first, to = first + numbers[place + SEQUENCES]!; from < to; from++) see(block, numbers[from]!)
  }
  return block
}

function see(block: Block, column: number): void {
  if (room.seen[column]!++ === 0) room.columns[block.columns++] = column
}

/** Adds what a block of length one says for each label; gives whether it says anything. */
function addBlock({ importance, weights }: Model, margins: Float64Array, { columns, unknown }: Block): boolean {
  const { codes, step } = importance
  const labelCount = margins.length
  const sums = new Float64Array(labelCount)
  const seen = room.seen
  let square = UNKNOWN_SHARE * unknown * (RAREST_CODE * step) ** 2
  for (let at = 0; at < columns; at++) {
    const column = room.columns[at]!
    const count = seen[column]!
    seen[column] = 0
    const value = (count < MOST_LOGARITHMS ? OFTEN[count]! : 1 + Math.log(count)) * codes[column]! * step
    square += value * value
    const base = column * labelCount
    for (let label = 0; label < labelCount; label++) sums[label]! += value * weights[base + label]!
  }
  const norm = Math.sqrt(square)
  if (columns > 0) for (let label = 0; label < labelCount; label++) margins[label]! += sums[label]! / norm
  return columns > 0
}
