/** Setting up an authenticator app: a key is proposed, and kept when a code of it was shown. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { toLatinDigits } from '../../../app/kit/words.ts'
import { qrSquares } from '../../../app/ui/qr-squares.ts'
import { Problem } from '../api.ts'
import { session } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useEnter, useMe } from '../session.tsx'
import { OFFICERS_WORDS } from './officers-words.ts'
import { OwnPassword } from './own-password.tsx'
import { usePasskeys } from './passkeys.tsx'

export function Totp() {
  const words = useWords(OFFICERS_WORDS)
  const { hasSecondFactor } = useMe()
  const passkeys = usePasskeys().data?.passkeys.length
  // Whoever has a passkey has a second factor; whether the app is there too shows when one is proposed.
  const [isThere, setThere] = useState(false)
  const isOn = hasSecondFactor && (passkeys === 0 || isThere)
  return (
    <section>
      <h2>{words.totp}</h2>
      <p className="hint">{isOn ? words.totpOn : words.totpOff}</p>
      {isOn ? <Removing /> : <Adding onThere={() => setThere(true)} />}
    </section>
  )
}

function Adding({ onThere }: { onThere(): void }) {
  const words = useWords(OFFICERS_WORDS)
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const proposing = useMutation({
    mutationFn: () => session.proposeTotp(password),
    gcTime: 0,
    onError: (error) => {
      if (error instanceof Problem && error.word === 'second-factor-there') onThere()
    },
  })
  const keeping = useMutation({
    mutationFn: (pending: string) => session.keepTotp({ pending, code: toLatinDigits(code) }),
    onSuccess: enter,
  })
  const proposed = proposing.data
  if (!proposed)
    return (
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          proposing.mutate()
        }}
      >
        <OwnPassword value={password} onChange={setPassword} />
        <ErrorNotice error={proposing.error} />
        <Button type="submit" kind="secondary" small isPending={proposing.isPending}>
          {words.totpStart}
        </Button>
      </Form>
    )
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        keeping.mutate(proposed.pending)
      }}
    >
      <p>{words.totpScan}</p>
      <Qr text={proposed.uri} label={words.totpQr} />
      <p>
        <strong>{words.secret}:</strong>{' '}
        <code className="secret" dir="ltr">
          {proposed.secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
      <p>
        <a href={proposed.uri}>{words.totpOpen}</a>
      </p>
      <Code value={code} onChange={setCode} />
      <ErrorNotice error={keeping.error} />
      <Button type="submit" isPending={keeping.isPending}>
        {words.totpKeep}
      </Button>
    </Form>
  )
}

/** Drawn here, in the page: the key goes nowhere else. */
function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = qrSquares(text)
  return (
    <svg className="totp-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function Removing() {
  const words = useWords(OFFICERS_WORDS)
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const removing = useMutation({
    mutationFn: () => session.removeTotp({ password, code: toLatinDigits(code) }),
    onSuccess: enter,
  })
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        removing.mutate()
      }}
    >
      <OwnPassword value={password} onChange={setPassword} />
      <Code value={code} onChange={setCode} />
      <ErrorNotice error={removing.error} />
      <Button type="submit" kind="secondary" small isPending={removing.isPending}>
        {words.totpDrop}
      </Button>
    </Form>
  )
}

function Code({ value, onChange }: { value: string; onChange(value: string): void }) {
  const words = useWords(OFFICERS_WORDS)
  return (
    <Field
      label={words.code}
      latin
      width="short"
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      onChange={onChange}
    />
  )
}
