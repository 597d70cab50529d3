/**
 * Behind the link of an invitation or a reset. The token stands after the #, which no server sees; it is taken out of
 * the address at once, and spent by the button only, so that a scanner of mails that opens links spends nothing.
 */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { Link } from 'react-router'
import { links } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading, Notice } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { DoorFrame } from './door-frame.tsx'
import { NewPassword } from './new-password.tsx'
import { DOOR } from './words.ts'

export function Invitation() {
  const words = useWords(DOOR)
  const { setLang } = useLang()
  const [token] = useState(() => location.hash.slice(1))
  const [password, setPassword] = useState('')
  const link = useQuery({ queryKey: ['link'], queryFn: () => links.check(token), retry: false, staleTime: Infinity })
  const taking = useMutation({ mutationFn: () => links.take({ token, password }) })
  const lang = link.data?.lang
  useEffect(() => {
    history.replaceState(history.state, '', location.pathname)
  }, [])
  useEffect(() => {
    if (lang) setLang(lang)
  }, [lang, setLang])
  const isReset = link.data?.purpose === 'reset'
  const title = isReset ? words.reset : words.invitation
  useTitle(title)
  if (link.isPending) return <Loading />
  if (taking.isSuccess)
    return (
      <DoorFrame title={title}>
        <Notice kind="good">{words.chosen}</Notice>
        <Link className="button button-primary" to="/">
          {words.toSignIn}
        </Link>
      </DoorFrame>
    )
  if (!link.data)
    return (
      <DoorFrame title={title}>
        <ErrorNotice error={link.error} />
        <Link to="/">{words.toSignIn}</Link>
      </DoorFrame>
    )
  const { name, email } = link.data
  return (
    <DoorFrame title={title} lead={isReset ? words.resetLead(name) : words.invitationLead(name)}>
      <ErrorNotice error={taking.error} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          taking.mutate()
        }}
      >
        <p className="hint">
          <bdi dir="ltr">{email}</bdi>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        </p>
        <NewPassword value={password} onChange={setPassword} />
        <Button type="submit" isPending={taking.isPending}>
          {words.choose}
        </Button>
      </Form>
    </DoorFrame>
  )
}
