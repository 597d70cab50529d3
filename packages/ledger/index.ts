/** A public log in the transparency-log format: Merkle tree, tiles, proofs, signed notes, checkpoints, receipts. */
export { MAX_ENTRY_BYTES, packEntries, unpackEntries } from './bundle.ts'
export { type Bytes, fromBase64, sameBytes, toBase64, toHex } from './bytes.ts'
export { type Checkpoint, formatCheckpoint, type Growth, growthOf, parseCheckpoint } from './checkpoint.ts'
export { commit, SALT_BYTES, verifyCommitment } from './commitment.ts'
export { append, type Edge, EMPTY_EDGE, readEdge, root, type TileFile } from './edge.ts'
export { type Entry, type EntryFault, type EntryType, formatEntry, type Kind, parseEntry } from './entry.ts'
export { HASH_BYTES, type Hash, leafHash } from './hash.ts'
export { canonicalBytes, canonicalJson, type Json, parseCanonical } from './json.ts'
export { formatKey, type KeyUse, makeKey, parseKey, type Sign, type VerifierKey, type Verify } from './key.ts'
export {
  cosign,
  formatNote,
  formatSignature,
  type Note,
  parseNote,
  type Signature,
  type Signer,
  signNote,
  type Verified,
  verifyNote,
} from './note.ts'
export { type Checked, NO_WITNESSES, type Policy, type Quorum, type Refusal, verifyCheckpoint } from './policy.ts'
export {
  type Consistency,
  consistencyProof,
  type Inclusion,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts'
export { formatReceipt, type Proven, parseReceipt, type Receipt, verifyReceipt } from './receipt.ts'
export { edgeTiles, parseTilePath, TILE_WIDTH, type Tile, tilePath, tilesOf } from './tile.ts'
export { type ReadTile, rootAt, type Tree, treeOfTiles } from './tree.ts'
export { type Answer, answerRequest, formatRequest, parseRequest, type Request, withCosignatures } from './witness.ts'
