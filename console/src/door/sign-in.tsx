/** Signing in: password and, where one is set up, the code; or a passkey. */
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { toLatinDigits } from '../../../app/kit/words.ts'
import { Problem } from '../api.ts'
import { session } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { useEnter } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { signInByPasskey } from './passkey.ts'
import { DOOR } from './words.ts'

export function SignIn({ hasEnded = false }: { hasEnded?: boolean }) {
  const words = useWords(DOOR)
  const enter = useEnter()
  const [given, setGiven] = useState({ email: '', password: '', code: '' })
  const byPassword = useMutation({
    mutationFn: () => {
      const { email, password, code } = given
      return session.signIn({ email, password, ...(code && { code: toLatinDigits(code) }) })
    },
    onSuccess: enter,
  })
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess: enter })
  useTitle(words.signIn)
  const asksCode = given.code !== '' || isCodeNeeded(byPassword.error)
  const error = isCodeNeeded(byPassword.error) ? null : (byPassword.error ?? byPasskey.error)
  return (
    <DoorFrame title={words.signIn}>
      {hasEnded && !error && <Notice>{words.ended}</Notice>}
      <ErrorNotice error={error} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          byPasskey.reset()
          byPassword.mutate()
        }}
      >
        <Field
          label={words.email}
          type="email"
          name="email"
          autoComplete="username"
          latin
          autoFocus
          value={given.email}
          onChange={(email) => setGiven({ ...given, email })}
        />
        <Field
          label={words.password}
          type="password"
          name="password"
          autoComplete="current-password"
          latin
          value={given.password}
          onChange={(password) => setGiven({ ...given, password })}
        />
        {asksCode && (
          <Field
            label={words.code}
            hint={words.codeHint}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            latin
            width="short"
            autoFocus
            value={given.code}
            onChange={(code) => setGiven({ ...given, code })}
          />
        )}
        <Button type="submit" isPending={byPassword.isPending}>
          {words.enter}
        </Button>
      </Form>
      {browserSupportsWebAuthn() && (
        <>
          <p className="door-or">{words.or}</p>
          <Button kind="secondary" onPress={() => byPasskey.mutate()} isPending={byPasskey.isPending}>
            {words.byPasskey}
          </Button>
        </>
      )}
      <p className="hint door-foot">{words.lost}</p>
    </DoorFrame>
  )
}

const isCodeNeeded = (error: unknown) => error instanceof Problem && error.word === 'code-needed'
