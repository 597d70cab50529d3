/**
 * A model as bytes, and back. Layout, little-endian: «PSKMODEL»; version, CRC-32 of all that
 * follows it, length of the header (u32 each); the header, JSON in UTF-8, beginning with the card;
 * hashes in ascending order (u32 each); scales and biases (f32 each); importance codes (u8 each);
 * weights (i8 each). CRC-32 as in ISO 3309 and RFC 1952: it finds damage, not forgery.
 */
import type { Calibration } from './calibrate.ts'
import { crc32 } from './crc32.ts'
import { asTyped, type Card, type Fold, type Model } from './model.ts'
import { Vocabulary } from './vocabulary.ts'

const MAGIC = 'PSKMODEL'
const VERSION = 1
const VERSION_AT = 8
const CHECKSUM_AT = 12
const HEADER_LENGTH_AT = 16
const HEADER_AT = 20
/** Signs that folds are known to change; what a fold makes of them tells one fold from another. */
const FOLD_PROBE = 'كتابي أَإآٱ ۀة ۱۲۳٤٥٦ می‌روم ميـــرود عالییییی Aé ﷼'

type Header = {
  card: Card
  labels: readonly string[]
  threshold: number
  calibration: Calibration
  step: number
  foldProbe: number
}

/** The model in bytes; the same model gives the same bytes. */
export function save(model: Model): Uint8Array {
  const header = encodeHeader(model)
  const { hashes, size } = model.vocabulary
  const labelCount = model.labels.length
  const bytes = new Uint8Array(HEADER_AT + header.length + bodyBytes(size, labelCount))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(VERSION_AT, VERSION, true)
  view.setUint32(HEADER_LENGTH_AT, header.length, true)
  bytes.set(header, HEADER_AT)
  const at = placesOf(HEADER_AT + header.length, size, labelCount)
  for (let column = 0; column < size; column++) view.setUint32(at.hashes + 4 * column, hashes[column]!, true)
  model.scales.forEach((scale, label) => {
    view.setFloat32(at.scales + 4 * label, scale, true)
  })
  model.biases.forEach((bias, label) => {
    view.setFloat32(at.biases + 4 * label, bias, true)
  })
  bytes.set(model.importance.codes, at.codes)
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length), at.weights)
  view.setUint32(CHECKSUM_AT, crc32(bytes.subarray(HEADER_LENGTH_AT)), true)
  return bytes
}

/**
 * The model that was saved as `bytes`. A fold is code and is not in the file: give the one that the
 * model was trained with.
 *
 * @throws RangeError when `bytes` is no model, is damaged or cut short, is of a newer version, or
 * was trained with another fold.
 */
export function load(bytes: Uint8Array, { fold = asTyped }: { fold?: Fold } = {}): Model {
  const header = readHeader(bytes)
  if (header.foldProbe !== foldProbe(fold))
    throw new RangeError('The model was trained with another fold than the one given to load it; train it again.')
  const { card, labels, threshold, calibration, step } = header
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const labelCount = labels.length
  const at = placesOf(HEADER_AT + view.getUint32(HEADER_LENGTH_AT, true), card.features, labelCount)
  const float = (from: number) => (_: unknown, place: number) => view.getFloat32(from + 4 * place, true)
  const hashes = Uint32Array.from({ length: card.features }, (_, place) => view.getUint32(at.hashes + 4 * place, true))
  return {
    labels,
    vocabulary: Vocabulary.from(hashes),
    importance: { codes: bytes.slice(at.codes, at.weights), step },
    weights: Int8Array.from({ length: card.features * labelCount }, (_, place) => view.getInt8(at.weights + place)),
    scales: Float32Array.from({ length: labelCount }, float(at.scales)),
    biases: Float32Array.from({ length: labelCount }, float(at.biases)),
    calibration,
    threshold,
    card,
    fold,
  }
}

/** How long a file of `model` is before the bytes that each feature takes. */
export function fixedBytes(model: Parameters<typeof encodeHeader>[0]): number {
  return HEADER_AT + encodeHeader(model).length + 8 * model.labels.length + FEATURE_COUNT_DIGITS
}
/** `card.features` is not yet known when the room for features is measured. */
const FEATURE_COUNT_DIGITS = 10

/** What one feature takes: hash, importance, a weight per label. */
export const featureBytes = (labelCount: number) => 5 + labelCount

const bodyBytes = (features: number, labelCount: number) => 8 * labelCount + features * featureBytes(labelCount)

function placesOf(hashes: number, features: number, labelCount: number) {
  const scales = hashes + 4 * features
  const biases = scales + 4 * labelCount
  const codes = biases + 4 * labelCount
  return { hashes, scales, biases, codes, weights: codes + features }
}

function encodeHeader(model: Omit<Model, 'weights' | 'scales' | 'biases'>): Uint8Array {
  const { card, labels, threshold, calibration, importance, fold } = model
  const header: Header = { card, labels, threshold, calibration, step: importance.step, foldProbe: foldProbe(fold) }
  return new TextEncoder().encode(JSON.stringify(header))
}

const foldProbe = (fold: Fold) => crc32(new TextEncoder().encode(fold(FOLD_PROBE)))

function readHeader(bytes: Uint8Array): Header {
  const isModel = bytes.length >= HEADER_AT && new TextDecoder().decode(bytes.subarray(0, VERSION_AT)) === MAGIC
  if (!isModel) throw new RangeError('This is not a saved model: it does not begin with PSKMODEL.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const version = view.getUint32(VERSION_AT, true)
  if (version !== VERSION) throw new RangeError(`The model has version ${version}; this program reads ${VERSION}.`)
  if (view.getUint32(CHECKSUM_AT, true) !== crc32(bytes.subarray(HEADER_LENGTH_AT)))
    throw new RangeError('The model is damaged or cut short: its checksum does not fit. Restore it or train it again.')
  // The checksum has shown that this is what save() wrote.
  const json = bytes.subarray(HEADER_AT, HEADER_AT + view.getUint32(HEADER_LENGTH_AT, true))
  return JSON.parse(new TextDecoder().decode(json)) as Header
}
