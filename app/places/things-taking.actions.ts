/** Takes the addresses and assets of a file into an agency, in batches, each into an area that is known. */
import { hash } from 'node:crypto'
import type { App } from '../app.ts'
import { type FileAddress, type FileAsset, NONE_TAKEN, type Refused, type RowFault, type Taken } from './file.schema.ts'
import { refused } from './formats/cells.ts'
import { isSwapped } from './formats/geojson.ts'
import { type AddressRow, type AssetRow, putAddresses, putAssets } from './import.store.ts'
import type { AreaBook } from './merge.ts'
import type { Point } from './schema.ts'

const BATCH = 2000

type Taking = {
  keeper: string
  book: AreaBook
  /** Agencies by their short names. */
  owners: ReadonlyMap<string, string>
  refuse(row: Refused): void
}

export class ThingsTaking {
  readonly #app: App
  readonly #agencyId: string
  readonly #taking: Taking
  readonly #seen = new Set<number>()
  #addresses: AddressRow[] = []
  #assets: AssetRow[] = []
  #taken = { addresses: NONE_TAKEN, assets: NONE_TAKEN }

  constructor(app: App, agencyId: string, taking: Taking) {
    this.#app = app
    this.#agencyId = agencyId
    this.#taking = taking
  }

  async add(row: FileAddress | FileAsset) {
    const why = row.what === 'address' ? this.#addAddress(row) : this.#addAsset(row)
    if (why) this.#taking.refuse(refused(row.at, calledOf(row), why))
    if (this.#addresses.length + this.#assets.length >= BATCH) await this.#write()
  }

  async end(): Promise<{ addresses: Taken; assets: Taken }> {
    await this.#write()
    return this.#taken
  }

  #addAddress({ what: _, at: __, area, ...address }: FileAddress): RowFault | null {
    const found = this.#areaOf(area)
    if ('why' in found) return found.why
    if (address.point && this.#isFarSwapped(address.point, found.areaId)) return 'swapped-axes'
    if (this.#isSeen(address.code)) return 'code-twice'
    this.#addresses.push({ ...address, areaId: found.areaId })
    return null
  }

  #addAsset({ what: _, at: __, area, owner, ...asset }: FileAsset): RowFault | null {
    const found = area ? this.#areaOf(area) : { areaId: null }
    if ('why' in found) return found.why
    const ownerId = owner ? this.#taking.owners.get(owner) : null
    if (ownerId === undefined) return 'no-such-agency'
    if (found.areaId && this.#isFarSwapped(asset.point, found.areaId)) return 'swapped-axes'
    if (this.#isSeen(`${asset.kind} ${asset.code}`)) return 'code-twice'
    this.#assets.push({ ...asset, areaId: found.areaId, ownerId })
    return null
  }

  #areaOf(named: string): { areaId: string } | { why: RowFault } {
    const found = this.#taking.book.areaOf(this.#taking.keeper, named)
    return found === 'unclear' ? { why: 'area-unclear' } : found ? { areaId: found } : { why: 'no-such-area' }
  }

  #isFarSwapped(point: Point, areaId: string): boolean {
    return isSwapped(point, this.#taking.book.get(areaId)?.centre ?? null)
  }

  /** Millions of codes fit as numbers of 53 bits; that two of ten million are one by chance is one in two hundred. */
  #isSeen(code: string): boolean {
    const number = hashOf(code)
    if (this.#seen.has(number)) return true
    this.#seen.add(number)
    return false
  }

  async #write() {
    const [addresses, assets] = [this.#addresses, this.#assets]
    this.#addresses = []
    this.#assets = []
    if (addresses.length + assets.length === 0) return
    const [a, b] = await this.#app.db.in(this.#agencyId, async (tx) => [
      addresses.length > 0 ? await putAddresses(tx, this.#taking.keeper, addresses) : NONE_TAKEN,
      assets.length > 0 ? await putAssets(tx, assets) : NONE_TAKEN,
    ])
    this.#taken = { addresses: sum(this.#taken.addresses, a!), assets: sum(this.#taken.assets, b!) }
  }
}

const calledOf = (row: FileAddress | FileAsset) =>
  row.what === 'asset' ? row.code : [row.street, row.alley, row.number].filter(Boolean).join(' ')

const sum = (a: Taken, b: Taken): Taken => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  same: a.same + b.same,
})

/** 53 bits of SHA-256, which is as much as a number holds. */
function hashOf(code: string): number {
  const digest = hash('sha256', code, 'buffer')
  return digest.readUIntBE(0, 6) * 32 + (digest[6]! >>> 3)
}
