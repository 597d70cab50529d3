/** Where an indicator of an agency and its method are told of, without the word of a language before it. Pure. */
import type { Definition } from './definition.schema.ts'
import { isOwn } from './own/schema.ts'

export const indicatorPath = (slug: string, id: string) => `/${slug}/results/${id}`

type Version = Pick<Definition, 'id' | 'version'>

export const ownPath = (slug: string, { id, version }: Version) => `${indicatorPath(slug, id)}/${version}`

/** One that ships has a page of its own for each version; that of an agency's own one stands with the agency. */
export const methodPath = (slug: string, of: Version) =>
  isOwn(of.id) ? ownPath(slug, of) : `/methods/${of.id}/${of.version}`
