/**
 * A gazetteer as one block of bytes, and what a block that is none is refused with. Layout, little-endian:
 * «PSKPLACE»; version, CRC-32 of all that follows it, number of sections (u32 each); place and length of each section
 * (u32 each); the sections, each beginning at a multiple of 8. The same bytes are the file, the memory, and what is handed to a worker.
 */
import { crc32 } from './crc32.ts'

const MAGIC = 'PSKPLACE'
/** Goes up when the meaning of a section changes; a block of another version is built again. */
export const VERSION = 2
const VERSION_AT = 8
const CHECKSUM_AT = 12
const COUNT_AT = 16
const TABLE_AT = 24

/** The sections in their order, and the numbers they hold. */
export const SECTIONS = {
  /** JSON: what was read, which rules held, how many of what. */
  about: Uint8Array,
  /** Of each place: its name, the place it lies in (its own number at the top), the number after the last that lies in it. */
  placeName: Uint32Array,
  placeParent: Uint32Array,
  placeEnd: Uint32Array,
  /** Level in the low 4 bits, reliability (1–6, 0 unknown) in the next 3. */
  placeKind: Uint8Array,
  /** Millionths of a degree; NOWHERE without a point. */
  placeLat: Int32Array,
  placeLon: Int32Array,
  /** Of some places, ascending: importance 1–255; validity in days since 1970 and what came after. */
  weighedPlace: Uint32Array,
  weight: Uint8Array,
  datedPlace: Uint32Array,
  validFrom: Int32Array,
  validTo: Int32Array,
  replacedBy: Uint32Array,
  /** Codes: of some places, ascending by place; `byCode` the same in order of code. */
  codedPlace: Uint32Array,
  codeStart: Uint32Array,
  codeBytes: Uint8Array,
  byCode: Uint32Array,
  /** Names: UTF-8; the keyword it begins or ends with; its places ascending, those below `street` first. */
  nameStart: Uint32Array,
  nameBytes: Uint8Array,
  nameWord: Uint16Array,
  /** The one key by which a name is compared when all names of an area are; its barest for a street. */
  nameKey: Uint32Array,
  namePlaceStart: Uint32Array,
  namePlace: Uint32Array,
  /** Keys: names folded, without spaces; which names have them, the variant in the two high bits. */
  keyStart: Uint32Array,
  keyBytes: Uint8Array,
  keyLevels: Uint16Array,
  /** Which letters a key has, bit by symbol modulo 32. */
  keyLetters: Uint32Array,
  keyNameStart: Uint32Array,
  keyName: Uint32Array,
  /** Keys by hash, open addressing; 0 is empty, else key + 1. */
  keyTable: Uint32Array,
  /** Keys by what is left of their first letters when up to two go. */
  deleteStart: Uint32Array,
  deleteKey: Uint8Array,
  deleteTag: Uint8Array,
  /** Keys of Persian letters by their consonants as Latin letters say them, ascending. */
  soundHash: Uint32Array,
  soundKey: Uint32Array,
  /** Keys in alphabetical order, for beginnings. */
  sortedKey: Uint32Array,
  /** House numbers: in blocks of 64 places the first of each block, and how many each place has. */
  houseBlock: Uint32Array,
  houseCount: Uint8Array,
  /** Places with 255 houses or more, ascending, and how many. */
  manyHouses: Uint32Array,
  manyHousesCount: Uint32Array,
  /** What its number is above that of the house before in its place; 255 where that is in the next list. */
  houseStep: Uint8Array,
  jumpHouse: Uint32Array,
  jumpNumber: Uint32Array,
  /** Hundred-thousandths of a degree from the place; NO_DELTA without a point. */
  houseLat: Int16Array,
  houseLon: Int16Array,
  /** Houses whose number is more than a number, ascending, with the text. */
  oddHouse: Uint32Array,
  oddHouseStart: Uint32Array,
  oddHouseBytes: Uint8Array,
  /** Postal codes from … to, 12 bytes each, ascending by from; the furthest `to` so far; the place. */
  postFrom: Uint8Array,
  postTo: Uint8Array,
  postReach: Uint32Array,
  postPlace: Uint32Array,
  /** Boxes of 16 places, of 16 boxes, and so on: west, south, east, north. */
  boxes: Int32Array,
  /** Borders: which place, its first ring; each ring's first corner; corners as lon, lat. */
  borderPlace: Uint32Array,
  borderRing: Uint32Array,
  ringStart: Uint32Array,
  corners: Int32Array,
} as const

export type SectionName = keyof typeof SECTIONS
type ViewOf<Kind> = Kind extends Uint8ArrayConstructor
  ? Uint8Array
  : Kind extends Uint16ArrayConstructor
    ? Uint16Array
    : Kind extends Int16ArrayConstructor
      ? Int16Array
      : Kind extends Uint32ArrayConstructor
        ? Uint32Array
        : Int32Array
export type Sections = { [Name in SectionName]: ViewOf<(typeof SECTIONS)[Name]> }

const NAMES = Object.keys(SECTIONS) as SectionName[]
const aligned = (bytes: number) => (bytes + 7) & ~7

/** The sections as one block. */
export function pack(sections: Sections): ArrayBuffer {
  let size = aligned(TABLE_AT + 8 * NAMES.length)
  const places = NAMES.map((name) => {
    const at = size
    size = aligned(size + sections[name].byteLength)
    return at
  })
  const buffer = new ArrayBuffer(size)
  const bytes = new Uint8Array(buffer)
  const view = new DataView(buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(VERSION_AT, VERSION, true)
  view.setUint32(COUNT_AT, NAMES.length, true)
  NAMES.forEach((name, at) => {
    const { buffer: from, byteOffset, byteLength } = sections[name]
    view.setUint32(TABLE_AT + 8 * at, places[at]!, true)
    view.setUint32(TABLE_AT + 8 * at + 4, byteLength, true)
    bytes.set(new Uint8Array(from, byteOffset, byteLength), places[at]!)
  })
  view.setUint32(CHECKSUM_AT, crc32(bytes.subarray(COUNT_AT)), true)
  return buffer
}

/**
 * The sections of a block, as views on it.
 *
 * @throws RangeError when it is no block, of another version, damaged or cut short; the message says what to do.
 */
export function unpack(buffer: ArrayBufferLike): Sections {
  const bytes = new Uint8Array(buffer)
  const isOurs = bytes.length >= TABLE_AT && MAGIC === String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (!isOurs)
    throw new RangeError(
      'This is no gazetteer: it does not begin with PSKPLACE. Give the file that was built from the place rows.',
    )
  const view = new DataView(buffer)
  const version = view.getUint32(VERSION_AT, true)
  if (version < VERSION)
    throw new RangeError(
      `The gazetteer has version ${version} and this program reads ${VERSION}: build it again from the place rows.`,
    )
  if (version > VERSION)
    throw new RangeError(
      `The gazetteer has version ${version} and this program reads ${VERSION}: update the program, or build it again with this one.`,
    )
  if (view.getUint32(CHECKSUM_AT, true) !== crc32(bytes.subarray(COUNT_AT)))
    throw new RangeError(
      'The gazetteer is damaged or cut short: its checksum does not fit. Copy it again, or build it again from the place rows.',
    )
  const sections: Partial<Record<SectionName, unknown>> = {}
  NAMES.forEach((name, at) => {
    const [place, length] = [view.getUint32(TABLE_AT + 8 * at, true), view.getUint32(TABLE_AT + 8 * at + 4, true)]
    const Kind = SECTIONS[name]
    // A view on shared memory is a view like others.
    sections[name] = new Kind(buffer as ArrayBuffer, place, length / Kind.BYTES_PER_ELEMENT)
  })
  // Each name has been given the view its kind says.
  return sections as Sections
}
