/**
 * An agency's places as one thing to ask: what lies in what, which borders hold a point (a packed tree of their boxes,
 * flatbush), and the gazetteer of all names. Made once for each version of them; it changes nothing. Pure.
 */
import type { Gazetteer } from '@pasokh/geocoder'
import Flatbush from 'flatbush'
import type { Text } from '#kit/words.ts'
import { boxOf, extent, isInside } from './border.ts'
import type { AreaLevel, Border, Point } from './schema.ts'

export type AtlasArea = {
  areaId: string
  level: AreaLevel
  parentId: string | null
  name: Text
  /** Other names and streets, of areas that are offered. */
  aliases: string[]
  centre: Point | null
  offered: boolean
  retired: boolean
  replacedBy: string | null
}

export type Bordered = { areaId: string; border: Border }

/** No area lies deeper than this. */
const DEEPEST = 20

export class Atlas {
  readonly gazetteer: Gazetteer
  /** Areas that people choose and cases are counted by. */
  readonly offered: readonly AtlasArea[]
  readonly #areas: ReadonlyMap<string, AtlasArea>
  readonly #borders: readonly (Bordered & { extent: number })[]
  readonly #tree: Flatbush | null

  constructor(areas: readonly AtlasArea[], borders: readonly Bordered[], gazetteer: Gazetteer) {
    this.gazetteer = gazetteer
    this.#areas = new Map(areas.map((area) => [area.areaId, area]))
    this.offered = areas.filter(({ offered, retired }) => offered && !retired)
    this.#borders = borders
      .filter(({ areaId }) => this.#areas.get(areaId)?.retired === false)
      .map((one) => ({ ...one, extent: extent(one.border) }))
    this.#tree = treeOf(this.#borders)
  }

  get(areaId: string): AtlasArea | undefined {
    return this.#areas.get(areaId)
  }

  /** An area and those it lies in, the nearest first. One that is no more stands for what took its place. */
  chain(areaId: string): AtlasArea[] {
    const chain: AtlasArea[] = []
    let at = this.#present(areaId)
    while (at && chain.length < DEEPEST && !chain.includes(at)) {
      chain.push(at)
      at = at.parentId === null ? undefined : this.#present(at.parentId)
    }
    return chain
  }

  #present(areaId: string): AtlasArea | undefined {
    let at = this.#areas.get(areaId)
    for (let step = 0; at?.replacedBy && step < DEEPEST; step++) at = this.#areas.get(at.replacedBy) ?? at
    return at
  }

  /** The offered area that an area is or lies in; null where there is none. */
  offeredOf(areaId: string): string | null {
    return this.chain(areaId).find(({ offered, retired }) => offered && !retired)?.areaId ?? null
  }

  /** The areas whose borders hold a point, the smallest first. */
  around(point: Point): string[] {
    const { lat, lon } = point
    return (this.#tree?.search(lon, lat, lon, lat) ?? [])
      .map((at) => this.#borders[at]!)
      .filter(({ border }) => isInside(border, point))
      .sort((a, b) => a.extent - b.extent || (a.areaId < b.areaId ? -1 : 1))
      .map(({ areaId }) => areaId)
  }
}

function treeOf(borders: readonly Bordered[]): Flatbush | null {
  if (borders.length === 0) return null
  const tree = new Flatbush(borders.length)
  for (const { border } of borders) tree.add(...boxOf(border))
  tree.finish()
  return tree
}
