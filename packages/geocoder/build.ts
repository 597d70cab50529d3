/**
 * From rows to a gazetteer. Places are numbered depth first, so that all that lies in a place is one range of
 * numbers; places beside one another in number lie beside one another on the ground (Hilbert curve), so that boxes over
 * runs of sixteen are a packed R-tree (Kamel, Faloutsos, CIKM 1993). Streets are places and house numbers lists in them.
 */
import { pack, type Sections } from './block.ts'
import { boxesOf } from './boxes.ts'
import { Column, grouped } from './column.ts'
import { DEGREE, type Gazetteer, loadGazetteer, NOWHERE, VARIANT_SHIFT } from './gazetteer.ts'
import { Houses } from './houses.ts'
import { indexKeys } from './key-index.ts'
import { levelNumber, STREET } from './levels.ts'
import { keysOfName, PART } from './name-keys.ts'
import { placeOrder } from './order.ts'
import { postcodeSections } from './postcode-index.ts'
import { dayOf, faultOf, type Refused, type Row } from './rows.ts'
import { RULE_SETS } from './rules.data.ts'
import { compileRules, type RuleSet, type Rules } from './rules.ts'

export type BuildOptions = {
  /** Words of addresses; those of Persian, Dari, Pashto, English and French when left out. */
  rules?: readonly RuleSet[]
  /** Where the rows come from and of which day, kept in the block. */
  source?: string
  /** Told of each row that is refused; without it the first one is thrown. */
  refused?: (refused: Refused) => void
}

const ENCODER = new TextEncoder()
const NONE = 0xffffffff

/**
 * The rows as one block, opened. Parents may come after their children; the rows are read once, so they may be
 * made while they are read. Names may repeat, codes may not. A row whose parent is refused is refused too. No rows give a gazetteer that knows nothing.
 * Takes O(n log n); some 100 bytes a place while building and 12 a house number in the end.
 *
 * @throws RangeError for the first row that is wrong when `refused` is not given.
 * @example
 * const gazetteer = buildGazetteer([
 *   { code: '10', name: 'اصفهان', level: 'province' },
 *   { code: '1002', name: 'اصفهان', level: 'city', parent: '10', aliases: ['Isfahan', 'Esfahan'] },
 * ])
 * gazetteer.info.places
 * // 2
 */
export function buildGazetteer(rows: Iterable<Row>, options: BuildOptions = {}): Gazetteer {
  const { rules = RULE_SETS, source = '', refused = throwRefused } = options
  const read = new Reading(refused)
  let at = 0
  for (const row of rows) read.add(row, at++)
  return loadGazetteer(pack(read.sections(compileRules(rules), source)))
}

function throwRefused({ at, why, row }: Refused): never {
  throw new RangeError(`Cannot take row ${at} (${JSON.stringify(row.name)}): ${why}`)
}

type Kept = { row: Row; at: number; old: number }

class Reading {
  readonly #refuse: (refused: Refused) => void
  readonly #name = new Column(Uint32Array)
  readonly #kind = new Column(Uint8Array)
  readonly #lat = new Column(Int32Array)
  readonly #lon = new Column(Int32Array)
  readonly #houses = new Houses()
  readonly #parents: (string | undefined)[] = []
  readonly #names = new Map<string, number>()
  readonly #placeOfCode = new Map<string, number>()
  readonly #aliases: [name: number, place: number][] = []
  /** Rows that have more than every street has. */
  readonly #richer: Kept[] = []
  readonly #codes: [code: string, place: number][] = []

  constructor(refuse: (refused: Refused) => void) {
    this.#refuse = refuse
  }

  add(row: Row, at: number) {
    const fault = faultOf(row) ?? (row.code !== undefined && this.#placeOfCode.has(row.code) ? 'code-twice' : null)
    if (fault) return this.#refuse({ row, at, why: fault })
    const place = this.#name.length
    if (row.code !== undefined) {
      this.#placeOfCode.set(row.code, place)
      this.#codes.push([row.code, place])
    }
    this.#name.push(this.#nameId(row.name))
    this.#kind.push(levelNumber(row.level) | (Math.min(6, Math.max(0, row.reliability ?? 0)) << 4))
    this.#parents.push(row.parent)
    for (const alias of row.aliases ?? [])
      if (alias !== row.name && /[\p{L}\p{N}]/u.test(alias)) this.#aliases.push([this.#nameId(alias), place])
    const point = this.#houses.add(row) ?? null
    this.#lat.push(point ? Math.round(point.lat * DEGREE) : NOWHERE)
    this.#lon.push(point ? Math.round(point.lon * DEGREE) : NOWHERE)
    const { houses: _, ...rest } = row
    if (row.weight || row.validFrom || row.validTo || row.postcodes || row.border)
      this.#richer.push({ row: rest, at, old: place })
  }

  #nameId(name: string): number {
    let id = this.#names.get(name)
    if (id === undefined) {
      id = this.#names.size
      this.#names.set(name, id)
    }
    return id
  }

  sections(rules: Rules, source: string): Sections {
    const parents = this.#resolveParents()
    const count = this.#name.length
    const lat = this.#lat.done()
    const lon = this.#lon.done()
    const kind = this.#kind.done()
    const { order, end, numberOf } = placeOrder(parents, kind, lat, lon)
    const kept = order.length
    if (kept < count) this.#refuseUnreached(parents, numberOf)
    const pick = <T extends Uint32Array | Uint8Array | Int32Array>(from: T, into: T): T => {
      for (let place = 0; place < kept; place++) into[place] = from[order[place]!]!
      return into
    }
    const placeName = pick(this.#name.done(), new Uint32Array(kept))
    const placeKind = pick(kind, new Uint8Array(kept))
    const placeLat = pick(lat, new Int32Array(kept))
    const placeLon = pick(lon, new Int32Array(kept))
    const placeParent = new Uint32Array(kept)
    for (let place = 0; place < kept; place++) placeParent[place] = numberOf[parents[order[place]!]!]!
    const houses = this.#houses.sections(order, count)
    const names = this.#nameSections(rules, placeName, placeKind, numberOf)
    const boxes = boxesOf(placeLat, placeLon, houses)
    const info = {
      places: kept,
      names: this.#names.size,
      keys: names.keyStart.length - 1,
      houses: houses.houseStep.length,
      source,
      rules: rules.sets,
    }
    return {
      about: ENCODER.encode(JSON.stringify(info)),
      placeName,
      placeParent,
      placeEnd: end,
      placeKind,
      placeLat,
      placeLon,
      ...this.#codeSections(numberOf),
      ...this.#richSections(numberOf),
      ...names,
      ...houses,
      boxes,
    }
  }

  /** The row number of each row's parent, its own at the top, NONE for one that is refused. */
  #resolveParents(): Uint32Array {
    const parents = new Uint32Array(this.#name.length)
    for (let place = 0; place < parents.length; place++) {
      const code = this.#parents[place]
      const parent = code === undefined ? place : this.#placeOfCode.get(code)
      const tooSmall =
        parent !== undefined && parent !== place && (this.#kind.values[parent]! & 15) > (this.#kind.values[place]! & 15)
      if (parent !== undefined && !tooSmall && !(code !== undefined && parent === place)) parents[place] = parent
      else {
        parents[place] = NONE
        this.#refusePlace(place, tooSmall || parent === place ? 'parent-too-small' : 'no-such-parent')
      }
    }
    return parents
  }

  /** Rows that hang from refused ones, or from one another. */
  #refuseUnreached(parents: Uint32Array, numberOf: Uint32Array) {
    for (let place = 0; place < parents.length; place++)
      if (parents[place] !== NONE && numberOf[place] === NONE) this.#refusePlace(place, 'no-such-parent')
  }

  #refusePlace(place: number, why: Refused['why']) {
    let name = ''
    for (const [text, id] of this.#names) if (id === this.#name.values[place]) name = text
    const code = this.#codes.find(([, of]) => of === place)?.[0]
    const parent = this.#parents[place]
    const row: Row = { name, level: 'country', ...(code === undefined ? {} : { code }), ...(parent ? { parent } : {}) }
    this.#refuse({ row, at: place, why })
  }

  #nameSections(rules: Rules, placeName: Uint32Array, placeKind: Uint8Array, numberOf: Uint32Array) {
    const texts = [...this.#names.keys()]
    const [lists, places] = [new Column(Uint32Array), new Column(Uint32Array)]
    const levels = new Uint16Array(texts.length)
    const bear = (name: number, place: number) => {
      lists.push(name)
      places.push(place)
      levels[name]! |= 1 << (placeKind[place]! & 15)
    }
    const aliasesOf = new Map<number, number[]>()
    for (const [name, old] of this.#aliases) {
      const place = numberOf[old]!
      if (place !== NONE) aliasesOf.set(place, [...(aliasesOf.get(place) ?? []), name])
    }
    // First what lies above streets, then streets and alleys, each in order of number.
    for (const ways of [false, true])
      for (let place = 0; place < placeName.length; place++) {
        if ((placeKind[place]! & 15) >= STREET !== ways) continue
        bear(placeName[place]!, place)
        for (const name of new Set(aliasesOf.get(place))) bear(name, place)
      }
    const { starts, items } = grouped(texts.length, lists.done(), places.done())
    const [bytes, nameStart] = [new Column(Uint8Array), new Uint32Array(texts.length + 1)]
    const nameWord = new Uint16Array(texts.length)
    const nameKey = new Uint32Array(texts.length)
    const keys = new Map<string, number>()
    const [keyNames, nameKeys] = [new Column(Uint32Array), new Column(Uint32Array)]
    const keyLevels: number[] = []
    for (const [name, text] of texts.entries()) {
      bytes.append(ENCODER.encode(text))
      nameStart[name + 1] = bytes.length
      if (levels[name] === 0) continue
      const found = keysOfName(text, levels[name]!, rules)
      nameWord[name] = found.word
      for (const { key, variant, inDigits } of found.keys) {
        const symbols = String.fromCharCode(...key)
        const id = keys.get(symbols) ?? keys.size
        keys.set(symbols, id)
        keyLevels[id] = (keyLevels[id] ?? 0) | levels[name]!
        keyNames.push(id)
        if (!inDigits && (variant === 0 || (levels[name]! >= 1 << STREET && variant < PART))) nameKey[name] = id
        nameKeys.push((name | (variant << VARIANT_SHIFT)) >>> 0)
      }
    }
    const byKey = grouped(keys.size, keyNames.done(), nameKeys.done())
    return {
      nameStart,
      nameBytes: bytes.done(),
      nameWord,
      nameKey,
      namePlaceStart: starts,
      namePlace: items,
      ...indexKeys([...keys.keys()], Uint16Array.from(keyLevels), new Set(nameKey)),
      keyNameStart: byKey.starts,
      keyName: byKey.items,
    }
  }

  #codeSections(numberOf: Uint32Array) {
    const coded = this.#codes
      .map(([code, old]) => [code, numberOf[old]!] as const)
      .filter(([, place]) => place !== NONE)
      .sort((a, b) => a[1] - b[1])
    const [bytes, codeStart] = [new Column(Uint8Array), new Uint32Array(coded.length + 1)]
    for (const [at, [code]] of coded.entries()) {
      bytes.append(ENCODER.encode(code))
      codeStart[at + 1] = bytes.length
    }
    const byCode = Uint32Array.from(coded.keys()).sort((a, b) => (coded[a]![0] < coded[b]![0] ? -1 : 1))
    return { codedPlace: Uint32Array.from(coded, ([, place]) => place), codeStart, codeBytes: bytes.done(), byCode }
  }

  #richSections(numberOf: Uint32Array) {
    const rich = this.#richer
      .map(({ row, old }) => ({ row, place: numberOf[old]! }))
      .filter(({ place }) => place !== NONE)
      .sort((a, b) => a.place - b.place)
    const weighed = rich.filter(({ row }) => row.weight)
    const dated = rich.filter(({ row }) => row.validFrom || row.validTo)
    const next = (code: string | undefined) => {
      const old = code === undefined ? undefined : this.#placeOfCode.get(code)
      return old === undefined ? NONE : numberOf[old]!
    }
    return {
      weighedPlace: Uint32Array.from(weighed, ({ place }) => place),
      weight: Uint8Array.from(weighed, ({ row }) => Math.max(1, Math.round(255 * Math.min(1, row.weight!)))),
      datedPlace: Uint32Array.from(dated, ({ place }) => place),
      validFrom: Int32Array.from(dated, ({ row }) => dayOf(row.validFrom ?? '') ?? -NOWHERE),
      validTo: Int32Array.from(dated, ({ row }) => dayOf(row.validTo ?? '') ?? NOWHERE),
      replacedBy: Uint32Array.from(dated, ({ row }) => next(row.replacedBy)),
      ...postcodeSections(rich),
      ...borderSections(rich),
    }
  }
}

function borderSections(rich: readonly { row: Row; place: number }[]) {
  const bordered = rich.filter(({ row }) => row.border?.length)
  const [borderRing, ringStart, corners] = [[0], [0], new Column(Int32Array)]
  for (const { row } of bordered) {
    for (const ring of row.border!) {
      for (const [lon, lat] of ring) {
        corners.push(Math.round(lon * DEGREE))
        corners.push(Math.round(lat * DEGREE))
      }
      ringStart.push(corners.length / 2)
    }
    borderRing.push(ringStart.length - 1)
  }
  return {
    borderPlace: Uint32Array.from(bordered, ({ place }) => place),
    borderRing: Uint32Array.from(borderRing),
    ringStart: Uint32Array.from(ringStart),
    corners: corners.done(),
  }
}
