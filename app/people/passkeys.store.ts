/** Every SQL statement on passkeys. */
import { sql, type Tx } from '#kit/db.ts'
import type { OfficerKey } from './schema.ts'

export type Passkey = {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
  createdAt: Date
}

export const passkeysOf = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.rows<Passkey>(sql`
    select credential_id as "credentialId", public_key as "publicKey", counter, transports, name, created_at as "createdAt"
    from passkey where agency_id = ${agencyId} and officer_id = ${officerId} order by created_at, credential_id`)

export const insertPasskey = (tx: Tx, { agencyId, officerId }: OfficerKey, passkey: Passkey) =>
  tx.run(sql`
    insert into passkey (agency_id, credential_id, officer_id, public_key, counter, transports, name, created_at)
    values (${agencyId}, ${passkey.credentialId}, ${officerId}, ${passkey.publicKey}, ${passkey.counter},
            ${passkey.transports}::text[], ${passkey.name}, ${passkey.createdAt})
    on conflict do nothing`)

/** Moves the passkey's counter on; false when it did not move, as with a copy of the key. Many keys always say 0. */
export const moveCounter = async (tx: Tx, { agencyId, officerId }: OfficerKey, credentialId: string, counter: number) =>
  (await tx.run(sql`
    update passkey set counter = ${counter}
    where agency_id = ${agencyId} and officer_id = ${officerId} and credential_id = ${credentialId}
      and (counter < ${counter} or (counter = 0 and ${counter} = 0))`)) === 1

export const deletePasskey = (tx: Tx, { agencyId, officerId }: OfficerKey, credentialId: string) =>
  tx.run(sql`
    delete from passkey
    where agency_id = ${agencyId} and officer_id = ${officerId} and credential_id = ${credentialId}`)

export const deletePasskeysOf = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.run(sql`delete from passkey where agency_id = ${agencyId} and officer_id = ${officerId}`)
