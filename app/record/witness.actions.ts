/** Asking witnesses to sign our log, and signing those of others (c2sp.org/tlog-witness). */
import {
  answerRequest,
  consistencyProof,
  cosign,
  formatRequest,
  formatSignature,
  makeKey,
  NO_WITNESSES,
  parseCheckpoint,
  parseKey,
  parseNote,
  type VerifierKey,
  verifyCheckpoint,
  verifyNote,
  withCosignatures,
} from '@pasokh/ledger'
import { faultWord } from '#kit/fault.ts'
import type { App } from '../app.ts'
import { currentLog, keysOfLog, newestCheckpoint, setWitnessed } from './log.store.ts'
import type { Named, WitnessPolicy } from './policy-file.ts'
import type { CheckpointRow, LogRow } from './schema.ts'
import { treeOf } from './sequence.actions.ts'
import { originOf, sha256, signWith, verify } from './signing.ts'
import { keepSizeAt, keepWitnessed, lockNote, lockOrigin, sizeAt, witnessedNote } from './witness.store.ts'
import { witnessPolicy } from './witnesses.ts'

const ASK_MS = 5000
const MOST_ANSWER = 20_000

/** The key by which this installation signs the logs of others. */
export const ownWitnessKey = ({ config, keys }: App): Promise<VerifierKey> =>
  makeKey(sha256, 'witness', originOf(config.publicUrl).replace(/log$/, 'witness'), keys.witness.publicKey)

/** Who did not sign a checkpoint is asked for the same one again after this time. */
const AGAIN_MS = 60_000
const MOST_TRIES = 1000
const tried = new WeakMap<App, Map<string, number>>()

/** Whether a witness is to be asked now for this size; it is then taken as asked. */
function isTurnOf(app: App, name: string, size: number): boolean {
  const own = tried.get(app) ?? new Map<string, number>()
  tried.set(app, own)
  const [key, now] = [`${name} ${size}`, app.now().getTime()]
  // A clock that was set back makes nobody wait.
  if (Math.abs(now - (own.get(key) ?? 0)) < AGAIN_MS) return false
  if (own.size >= MOST_TRIES) own.clear()
  own.set(key, now)
  return true
}

type Asking = { log: LogRow; checkpoint: CheckpointRow; policy: WitnessPolicy }

/** Asks every witness that has not signed the newest checkpoint. One that does not answer holds up no other. */
export async function askWitnesses(app: App): Promise<void> {
  const policy = await witnessPolicy(app)
  if (policy.witnesses.length === 0) return
  const state = await app.db.open(async (tx) => {
    const log = await currentLog(tx)
    return { log, checkpoint: log && (await newestCheckpoint(tx, log.logId)) }
  })
  const { log, checkpoint } = state
  if (!log || !checkpoint) return
  const signed = await signersOf(policy, checkpoint.note)
  const open = policy.witnesses
    .filter(({ key, url }) => url !== null && !signed.includes(key))
    .filter(({ name }) => isTurnOf(app, name, checkpoint.size))
  await Promise.all(
    open.map((witness) =>
      askOne(app, { log, checkpoint, policy }, witness).catch((error) =>
        app.log.warn('witness-did-not-sign', { url: witness.url!, failure: faultWord(error) }),
      ),
    ),
  )
}

async function signersOf({ witnesses }: WitnessPolicy, note: string): Promise<VerifierKey[]> {
  const parsed = parseNote(note)
  const verified =
    parsed &&
    (await verifyNote(
      verify,
      witnesses.map(({ key }) => key),
      parsed,
    ))
  return verified?.ok ? verified.by.map(({ key }) => key) : []
}

async function askOne(app: App, asking: Asking, witness: Named): Promise<void> {
  const { log, checkpoint } = asking
  const known = await app.db.open((tx) => sizeAt(tx, log.logId, witness.name))
  const first = await post(app, asking, witness, known)
  // It has seen another state than we think: it says which, and is asked once more.
  const size = first.status === 409 ? Number(/^(\d{1,16})\n$/.exec(first.text)?.[1] ?? Number.NaN) : null
  if (size !== null && !(size <= checkpoint.size)) throw new Error('witness-has-seen-more')
  const { status, text } = size === null ? first : await post(app, asking, witness, size)
  if (status !== 200) throw new Error(`witness-answers-${status}`)
  await keepSignatures(app, asking, witness, text)
}

async function post(app: App, { log, checkpoint }: Asking, { url }: Named, oldSize: number) {
  const proof = await app.db.open(async (tx) =>
    oldSize === 0 || oldSize === checkpoint.size ? [] : consistencyProof(treeOf(tx, log), oldSize, checkpoint.size),
  )
  const answer = await fetch(`${url!.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    body: formatRequest({ oldSize, proof, checkpoint: checkpoint.note }),
    signal: AbortSignal.timeout(ASK_MS),
    redirect: 'error',
  })
  return { status: answer.status, text: (await answer.text()).slice(0, MOST_ANSWER) }
}

async function keepSignatures(app: App, { log, checkpoint, policy }: Asking, witness: Named, answer: string) {
  await app.db.open(async (tx) => {
    const now = await lockNote(tx, log.logId, checkpoint.size)
    const note = now && (await withCosignatures(verify, [witness.key], now, answer))
    if (!note) throw new Error('witness-signed-falsely')
    const vkey = (await keysOfLog(tx, log.logId)).at(-1)!.vkey
    const logs = [(await parseKey(sha256, vkey))!]
    const checked = await verifyCheckpoint(verify, { logs, quorum: policy.quorum ?? NO_WITNESSES }, note)
    if (!checked.ok && checked.why !== 'too-few-witnesses') throw new Error('witness-signed-falsely')
    const witnesses = (await signersOf(policy, note)).length
    await setWitnessed(tx, log.logId, { size: checkpoint.size, note, witnesses, isEnough: checked.ok })
    await keepSizeAt(tx, log.logId, witness.name, checkpoint.size)
  })
}

export type Answered = { status: 200 | 400 | 403 | 404 | 409 | 422; text: string; type: string }

const PLAIN = 'text/plain; charset=utf-8'

/** What this installation answers as a witness. What it signs is kept before it is given. */
export async function answerAsWitness(app: App, body: string): Promise<Answered> {
  const logs = (await witnessPolicy(app)).logs.map(({ key }) => key)
  return app.db.open(async (tx) => {
    const keptOf = async (origin: string) => {
      await lockOrigin(tx, origin)
      return parseCheckpoint(parseNote((await witnessedNote(tx, origin)) ?? '')?.text ?? '')
    }
    const answer = await answerRequest({ hash: sha256, verify }, logs, keptOf, body)
    if (answer.status === 409) return { status: 409, text: `${answer.size}\n`, type: 'text/x.tlog.size' }
    if (answer.status !== 200) return { status: answer.status, text: '', type: PLAIN }
    const { checkpoint, text } = answer
    const seconds = Math.floor(app.now().getTime() / 1000)
    const signature = formatSignature(await cosign(await ownWitnessKey(app), signWith(app.keys.witness), text, seconds))
    const note = `${text}\n${signature}`
    await keepWitnessed(tx, checkpoint.origin, { size: checkpoint.size, note }, app.now())
    return { status: 200, text: signature, type: PLAIN }
  })
}
