/** The browser's passkey dialog between two of our doors. A dialog that was closed is the problem "passkey-failed". */
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { Problem } from '../api.ts'
import { type Me, passkeys } from '../doors.ts'

async function shown<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch {
    throw new Problem('passkey-failed', 0)
  }
}

async function answer() {
  const { options, pending } = await passkeys.ask<PublicKeyCredentialRequestOptionsJSON>()
  return { pending, response: await shown(() => startAuthentication({ optionsJSON: options })) }
}

export const signInByPasskey = async (): Promise<Me> => passkeys.signIn(await answer())
export const confirmByPasskey = async (): Promise<Me> => passkeys.confirm(await answer())

export async function makePasskey(name: string, password: string): Promise<Me> {
  const { options, pending } = await passkeys.askNew<PublicKeyCredentialCreationOptionsJSON>(password)
  const response = await shown(() => startRegistration({ optionsJSON: options }))
  return passkeys.keep({ pending, name, response })
}
