/** An officer's own passkeys. */
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { longDate } from '../../../app/kit/words.ts'
import { makePasskey } from '../door/passkey.ts'
import { passkeys } from '../doors.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useEnter } from '../session.tsx'
import { WORDS } from '../words.ts'
import { OFFICERS_WORDS } from './officers-words.ts'
import { OwnPassword } from './own-password.tsx'

const PASSKEYS = ['passkeys'] as const

export const usePasskeys = () => useQuery({ queryKey: PASSKEYS, queryFn: passkeys.list })

export function Passkeys() {
  const words = useWords(OFFICERS_WORDS)
  const { remove } = useWords(WORDS)
  const { lang } = useLang()
  const zone = useZone()
  const enter = useEnter()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const own = usePasskeys()
  const adding = useSaving(
    () => makePasskey(name, password),
    [PASSKEYS],
    (me) => {
      enter(me)
      setName('')
    },
  )
  const removing = useSaving((id: string) => passkeys.remove(id, password), [PASSKEYS], enter)
  return (
    <section>
      <h2>{words.passkeys}</h2>
      <p className="hint">{words.passkeysLead}</p>
      <ErrorNotice error={own.error ?? adding.error ?? removing.error} />
      {own.data?.passkeys.length === 0 && <p className="hint">{words.noPasskeys}</p>}
      <ul className="shelf-list">
        {own.data?.passkeys.map((passkey) => (
          <li key={passkey.credentialId}>
            <span>
              <bdi>{passkey.name}</bdi> · {longDate(lang, new Date(passkey.createdAt), zone)}
            </span>
            <Button
              kind="quiet"
              small
              isDisabled={password === ''}
              aria-label={words.dropPasskey(passkey.name)}
              onPress={() => removing.mutate(passkey.credentialId)}
            >
              {remove}
            </Button>
          </li>
        ))}
      </ul>
      {browserSupportsWebAuthn() ? (
        <Form
          onSubmit={(event) => {
            event.preventDefault()
            adding.mutate()
          }}
        >
          <Field
            label={words.passkeyName}
            hint={words.passkeyNameHint}
            maxLength={60}
            value={name}
            onChange={setName}
          />
          <OwnPassword value={password} onChange={setPassword} />
          <Button type="submit" kind="secondary" small isPending={adding.isPending}>
            {words.addPasskey}
          </Button>
        </Form>
      ) : (
        <p className="hint">{words.unsupported}</p>
      )}
    </section>
  )
}
