/**
 * The keys folder: the master key that wraps the agencies' keys and the key that signs the log, made
 * on the first start. It lies outside the data folder and outside backups, so that a stolen dump
 * opens nothing and signs nothing.
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deriveKey, newKey } from './seal.ts'

export type Keys = {
  /** Wraps the agencies' keys. */
  master: Buffer
  /** Derives receipts from form tokens, and their HMAC. */
  receipt: Buffer
  /** Signs the checkpoints of the log, and promises. Another one takes its place by a hand-over. */
  log: SigningKey
  /** Signs checkpoints of other installations' logs. */
  witness: SigningKey
  /** True when the keys were made by this start: the operator is told to keep a copy. */
  fresh: boolean
}

/** An Ed25519 key (RFC 8032): 32 bytes that are public, and signatures of 64 bytes. */
export type SigningKey = { publicKey: Buffer; sign(message: Uint8Array): Buffer }

const MASTER_FILE = 'master.key'
const LOG_FILE = 'log.key'

/**
 * The keys in `folder`, made there (mode 600 in a folder of mode 700) when there are none. The log's
 * key may be given in the configuration instead of lying there.
 */
export async function openKeys(folder: string, logSeed?: Buffer): Promise<Keys> {
  // Its parents are ordinary folders; only this one is closed.
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const file = join(folder, MASTER_FILE)
  const fresh = await makeOnce(file)
  return keysFrom(await readKey(file), { fresh, logSeed: logSeed ?? (await readLogSeeds(folder))[0]! })
}

/** The log's seeds in `folder`: the one that signs, made there when there is none, and one that is about to take its place. */
export async function readLogSeeds(folder: string): Promise<Buffer[]> {
  const file = join(folder, LOG_FILE)
  await makeOnce(file)
  const next = await readKey(nextFile(folder)).catch(() => null)
  return [await readKey(file), ...(next ? [next] : [])]
}

const nextFile = (folder: string) => join(folder, `${LOG_FILE}.next`)

/** Makes the key that is to take the place of the log's. */
export async function makeNextLogSeed(folder: string): Promise<Buffer> {
  await makeOnce(nextFile(folder))
  return readKey(nextFile(folder))
}

/** Puts it there; the one before is kept under the name given. */
export async function takeNextLogSeed(folder: string, before: string): Promise<void> {
  await rename(join(folder, LOG_FILE), join(folder, `${LOG_FILE}.${before}`))
  await rename(nextFile(folder), join(folder, LOG_FILE))
}

async function readKey(file: string): Promise<Buffer> {
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} is not a key of Pasokh: put your copy of the keys folder back`)
  return key
}

export const keysFrom = (
  master: Buffer,
  { fresh = false, logSeed = deriveKey(master, 'pasokh log') }: { fresh?: boolean; logSeed?: Buffer } = {},
): Keys => ({
  master,
  receipt: deriveKey(master, 'pasokh receipt'),
  log: signingKey(logSeed),
  witness: signingKey(deriveKey(master, 'pasokh witness')),
  fresh,
})

// A private key as PKCS #8 writes it (RFC 8410, section 7): these bytes and the seed.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of a seed of 32 bytes. */
export function signingKey(seed: Buffer): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url')
  return { publicKey, sign: (message) => sign(null, message, key) }
}

/** Makes a key in a file of mode 600; false when the file stands already. */
async function makeOnce(file: string): Promise<boolean> {
  // 'wx' fails where the file stands already: a key is never written over.
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) return false
  await handle.writeFile(`${newKey().toString('base64')}\n`)
  await handle.sync()
  await handle.close()
  return true
}
