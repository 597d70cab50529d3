/**
 * A log of ten million entries in the store: leaves are random, for what an entry says does not matter to a proof, and
 * every tile above is what it must be. Also as three files, for clients that are not ours.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_EDGE, formatCheckpoint, formatNote, root, signNote } from '@pasokh/ledger'
import { sql } from '../../app/kit/db.ts'
import { logKeyOf, sha256, signWith } from '../../app/record/signing.ts'
import type { TestApp } from '../../tests/app.ts'

export const TALL = 10_000_000
export const TALL_LOG = 9
const TILE_BYTES = 8192
const HASH_BYTES = 32
const AT_ONCE = 500

export type Tall = { levels: Buffer<ArrayBuffer>[]; root: Uint8Array; leafOf(index: number): Uint8Array }

export async function addTallLog(app: TestApp): Promise<Tall> {
  const levels: Buffer<ArrayBuffer>[] = [randomBytes(TALL * HASH_BYTES)]
  for (let own = levels[0]!; own.length >= TILE_BYTES; own = levels.at(-1)!) levels.push(rootsOf(own))
  const origin = 'localhost:8137/log/9'
  await app.rows(sql`
    insert into log (log_id, origin, first_seq, begun_at) values (${TALL_LOG}, ${origin}, 900000000, now())`)
  for (const [level, all] of levels.entries()) await store(app, level, all)
  const tiles = levels.map((all) => all.subarray(all.length - (all.length % TILE_BYTES)))
  const top = await root(sha256, { ...EMPTY_EDGE, size: TALL, tiles })
  const text = formatCheckpoint({ origin, size: TALL, root: top })
  const signature = await signNote(await logKeyOf(origin, app.keys.log), signWith(app.keys.log), text)
  const note = formatNote({ text, signatures: [signature] })
  await app.rows(sql`
    insert into log_checkpoint (log_id, size, note, signed_at) values (${TALL_LOG}, ${TALL}, ${note}, now())`)
  const leafOf = (index: number) => levels[0]!.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
  return { levels, root: top, leafOf }
}

/** The root of each full tile of a level, side by side: the level above. */
function rootsOf(level: Buffer): Buffer<ArrayBuffer> {
  const roots = Buffer.alloc(Math.floor(level.length / TILE_BYTES) * HASH_BYTES)
  for (let tile = 0; tile * HASH_BYTES < roots.length; tile++) {
    let row: Uint8Array = level.subarray(tile * TILE_BYTES, (tile + 1) * TILE_BYTES)
    while (row.length > HASH_BYTES) row = parentsOf(row)
    roots.set(row, tile * HASH_BYTES)
  }
  return roots
}

function parentsOf(row: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + 2 * HASH_BYTES)
  message[0] = 1
  const parents = new Uint8Array(row.length / 2)
  for (let at = 0; at < parents.length; at += HASH_BYTES) {
    message.set(row.subarray(at * 2, at * 2 + 2 * HASH_BYTES), 1)
    // The hash of this machine is there at once.
    parents.set(sha256(message) as Uint8Array, at)
  }
  return parents
}

async function store(app: TestApp, level: number, all: Buffer) {
  const tiles: Buffer[] = []
  for (let at = 0; at < all.length; at += TILE_BYTES) tiles.push(all.subarray(at, at + TILE_BYTES))
  for (let from = 0; from < tiles.length; from += AT_ONCE)
    await app.rows(sql`
      insert into log_tile (log_id, level, index, bytes)
      select ${TALL_LOG}, ${level}::smallint, ${from}::bigint + nth - 1, bytes
      from unnest(${tiles.slice(from, from + AT_ONCE)}::bytea[]) with ordinality as one (bytes, nth)`)
}

/** The levels as files `level0`, `level1` … in a folder. */
export function writeLevels({ levels }: Tall, folder: string) {
  for (const [level, all] of levels.entries()) {
    const file = openSync(join(folder, `level${level}`), 'w')
    for (let at = 0; at < all.length; ) at += writeSync(file, all, at)
    closeSync(file)
  }
}
