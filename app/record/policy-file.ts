/**
 * Reads a file of witnesses in the form of c2sp.org/tlog-policy: lines `log`, `witness`, `group` and `quorum`.
 * An address after a key is where it answers.
 */
import { parseKey, type Quorum, type VerifierKey } from '@pasokh/ledger'
import { sha256 } from './signing.ts'

export type Named = { name: string; key: VerifierKey; url: string | null }

export type WitnessPolicy = {
  /** Whose logs one witnesses, or verifies. */
  logs: Named[]
  witnesses: Named[]
  /** Null where no witness is asked for. */
  quorum: Quorum | null
}

/** Null when a line cannot be, a name stands twice, or one is used before it is told. */
export async function readPolicy(text: string): Promise<WitnessPolicy | null> {
  const policy: WitnessPolicy = { logs: [], witnesses: [], quorum: null }
  const members = new Map<string, VerifierKey | Quorum>()
  let hasQuorum = false
  for (const line of text.split('\n')) {
    const [what, ...words] = line.trim().split(/[ \t]+/)
    if (!what || what.startsWith('#')) continue
    if (what === 'log') {
      const named = await namedOf('', words, 'log')
      if (!named) return null
      policy.logs.push(named)
    } else if (what === 'witness') {
      const [name = '', ...rest] = words
      const named = await namedOf(name, rest, 'witness')
      if (!named || !isFree(name, members)) return null
      policy.witnesses.push(named)
      members.set(name, named.key)
    } else if (what === 'group') {
      const [name = '', wanted = '', ...names] = words
      const of = names.flatMap((one) => members.get(one) ?? [])
      const atLeast = wanted === 'any' ? 1 : wanted === 'all' ? names.length : Number(wanted)
      const isCount = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= of.length
      if (!isFree(name, members) || of.length !== names.length || !isCount) return null
      members.set(name, { atLeast, of })
    } else if (what === 'quorum') {
      const [name = '', more] = words
      const member = members.get(name)
      if (hasQuorum || more || (name !== 'none' && !member)) return null
      hasQuorum = true
      policy.quorum = member ? ('of' in member ? member : { atLeast: 1, of: [member] }) : null
    } else return null
  }
  return hasQuorum || policy.witnesses.length === 0 ? policy : null
}

const isFree = (name: string, members: ReadonlyMap<string, unknown>) =>
  /^[^\s#]+$/.test(name) && name !== 'none' && !members.has(name)

async function namedOf(name: string, [vkey, url, more]: string[], use: VerifierKey['use']): Promise<Named | null> {
  const key = vkey === undefined ? null : await parseKey(sha256, vkey)
  if (key?.use !== use || more !== undefined || (url !== undefined && !/^https?:\/\/./.test(url))) return null
  return { name: name || key.name, key, url: url ?? null }
}
