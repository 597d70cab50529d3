/** Search libraries on the same rows and questions, each with its own tolerance for errors and with Persian folding as ours has it. They search documents, not places: that is the comparison. */
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fold } from '../../packages/persian/index.ts'
import type { Place } from './queries.ts'

export type Peer = { name: string; search: (text: string) => number | undefined | Promise<number | undefined> }

const HOME = resolve('bench/peers/place')
const words = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
const join3 = ({ name, county, province }: Place) => `${name} ${county} ${province}`

/** The peers that are installed; of those that are not, the name. */
export async function peersOn(places: readonly Place[]): Promise<{ peers: Peer[]; absent: string[] }> {
  const peers: Peer[] = []
  const absent: string[] = []
  for (const [name, make] of Object.entries(MAKERS)) {
    try {
      peers.push({ name, search: await make(places) })
    } catch (error) {
      absent.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  return { peers, absent }
}

type Make = (places: readonly Place[]) => Promise<Peer['search']>
const require = createRequire(join(HOME, 'package.json'))
// Peers have no types here: what is used of them is written out.
const load = async <Module>(name: string) => (await import(require.resolve(name))) as Module

const MAKERS: Record<string, Make> = {
  'MiniSearch OR, fuzzy 0.34': async (places) => {
    type MiniSearch = { addAll(rows: object[]): void; search(text: string): { id: number }[] }
    const { default: Index } = await load<{ default: new (options: object) => MiniSearch }>('minisearch')
    const index = new Index({
      fields: ['text'],
      tokenize: words,
      processTerm: (term: string) => term,
      searchOptions: { fuzzy: 0.34 },
    })
    index.addAll(places.map((place, id) => ({ id, text: join3(place) })))
    return (text) => index.search(text)[0]?.id
  },
  'FlexSearch strict, suggest': async (places) => {
    type Flex = { add(id: number, text: string): void; search(text: string, options: object): number[] }
    const { default: flex } = await load<{ default: { Index: new (options: object) => Flex } }>('flexsearch')
    const index = new flex.Index({ tokenize: 'strict', encode: words })
    for (const [id, place] of places.entries()) index.add(id, join3(place))
    return (text) => index.search(text, { limit: 1, suggest: true })[0]
  },
  'Orama, tolerance 1': async (places) => {
    type Orama = {
      create(options: object): Promise<object>
      insertMultiple(db: object, rows: object[], size: number): Promise<unknown>
      search(db: object, query: object): Promise<{ hits: { document: { at: number } }[] }>
    }
    const orama = await load<Orama>('@orama/orama')
    const tokenizer = { language: 'persian', normalizationCache: new Map(), tokenize: words }
    const db = await orama.create({ schema: { at: 'number', text: 'string' }, components: { tokenizer } })
    await orama.insertMultiple(
      db,
      places.map((place, at) => ({ at, text: join3(place) })),
      2000,
    )
    return async (term) =>
      (await orama.search(db, { term, properties: ['text'], tolerance: 1, threshold: 0, limit: 1 })).hits[0]?.document
        .at
  },
  'Fuse.js': async (places) => {
    type FuseIndex = { search(text: string, options: object): { refIndex: number }[] }
    const { default: Fuse } = await load<{ default: new (rows: string[], options: object) => FuseIndex }>('fuse.js')
    const index = new Fuse(
      places.map((place) => words(join3(place)).join(' ')),
      { ignoreLocation: true, threshold: 0.4 },
    )
    return (text) => index.search(words(text).join(' '), { limit: 1 })[0]?.refIndex
  },
}
