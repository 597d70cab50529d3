/** A sheet of the map: what is told of one closed month, and its one form as bytes. Pure. */
import { oneForm } from '#kit/one-form.ts'
import { groupsOf } from './groups.ts'
import { namedIn, type Share, stepOf } from './named.ts'
import { type Count, type Named, type Place, Sheet } from './schema.ts'
import type { Tree } from './tree.ts'

/** All that is told of the cases of a month: nothing else of them reaches a sheet. */
export function told(tree: Tree, counts: readonly Count[], services: readonly Share[], k: number) {
  const groups = groupsOf(tree, counts, k)
  const places = groups.map(({ id, isRest, cases }): Place => ({ id, isRest, atLeast: stepOf(cases, k) }))
  const named = namedIn(tree, groups, services, k).map(
    ({ id, isRest, service, cases }): Named => ({ id, isRest, service, atLeast: stepOf(cases, k) }),
  )
  return {
    places: places.sort(byId),
    services: named.sort((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : byId(a, b))),
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export const writeSheet = (sheet: Sheet): Buffer => oneForm(sheet)

/** @throws Error when it is no sheet. */
export const readSheet = (file: Uint8Array): Sheet => Sheet.parse(JSON.parse(Buffer.from(file).toString('utf8')))
