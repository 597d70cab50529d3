/** For whoever may not work with a password alone and has no second factor yet: an authenticator app or a passkey comes first. */
import type { Me } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { useTitle } from '../parts/title.ts'
import { MeProvider } from '../session.tsx'
import { Passkeys } from '../settings/passkeys.tsx'
import { Totp } from '../settings/totp.tsx'
import { DoorFrame } from './door-frame.tsx'
import { DOOR } from './words.ts'

export function OwnFactor({ me }: { me: Me }) {
  const words = useWords(DOOR)
  useTitle(words.mustAdd)
  return (
    <DoorFrame title={words.mustAdd} lead={words.mustAddLead}>
      <MeProvider value={me}>
        <Totp />
        <Passkeys />
      </MeProvider>
    </DoorFrame>
  )
}
