/** A public log in the transparency-log format: Merkle tree, tiles, proofs, signed notes, checkpoints, receipts. */
export { MAX_ENTRY_BYTES, packEntries, unpackEntries } from './bundle.ts'
export { type Bytes, fromBase64, sameBytes, toBase64, toHex } from './bytes.ts'
export { append, type Edge, EMPTY_EDGE, readEdge, root, type TileFile } from './edge.ts'
export { HASH_BYTES, type Hash, leafHash } from './hash.ts'
export {
  type Consistency,
  consistencyProof,
  type Inclusion,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts'
export { edgeTiles, parseTilePath, TILE_WIDTH, type Tile, tilePath, tilesOf } from './tile.ts'
export { type ReadTile, rootAt, type Tree, treeOfTiles } from './tree.ts'
