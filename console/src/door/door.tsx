/** Lets in who is signed in, and shows everybody else the way. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { firstRun } from '../doors.ts'
import { useLang } from '../lang.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { MeProvider, useWho } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { FirstRun } from './first-run.tsx'
import { OwnFactor } from './own-factor.tsx'
import { OwnPassword } from './own-password.tsx'
import { SignIn } from './sign-in.tsx'

export function Door({ children }: { children: ReactNode }) {
  const who = useWho()
  const { setLang } = useLang()
  const me = who.data
  const lang = me?.lang
  const wasIn = useRef(false)
  if (me) wasIn.current = true
  useEffect(() => {
    if (lang) setLang(lang)
  }, [lang, setLang])
  if (who.isPending) return <Loading />
  if (who.isError)
    return (
      <DoorFrame>
        <ErrorNotice error={who.error} onRetry={() => void who.refetch()} />
      </DoorFrame>
    )
  if (!me) return <Outside hasEnded={wasIn.current} />
  if (me.mustChangePassword) return <OwnPassword />
  if (me.mustAddFactor) return <OwnFactor me={me} />
  return <MeProvider value={me}>{children}</MeProvider>
}

function Outside({ hasEnded }: { hasEnded: boolean }) {
  const first = useQuery({ queryKey: ['first-run'], queryFn: firstRun.isNeeded, retry: false, enabled: !hasEnded })
  if (first.isLoading) return <Loading />
  return first.data?.needed ? <FirstRun /> : <SignIn hasEnded={hasEnded} />
}
