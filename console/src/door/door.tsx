/** Lets in who is signed in, and shows everybody else the way. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { firstRun, type Me, session } from '../doors.ts'
import { useLang } from '../lang.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { MeProvider, useEnter, useWho } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { FirstRun } from './first-run.tsx'
import { OwnFactor } from './own-factor.tsx'
import { OwnPassword } from './own-password.tsx'
import { SignIn } from './sign-in.tsx'

export function Door({ children }: { children: ReactNode }) {
  const who = useWho()
  const me = who.data
  const wasIn = useRef(false)
  if (me) wasIn.current = true
  useOwnLang(me)
  if (who.isPending) return <Loading />
  // What is open stays open when it cannot be asked again for a moment: a text may be half written there.
  if (who.isError && me === undefined)
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

/** An officer's own language, or the one that they have just chosen before the door: that becomes their own. */
function useOwnLang(me: Me | null | undefined): void {
  const { chosen, choose, setLang } = useLang()
  const enter = useEnter()
  const { mutate } = useMutation({
    mutationFn: session.change,
    onSuccess: enter,
    onSettled: () => choose(null),
  })
  const own = me?.lang
  const isIn = me && !me.mustChangePassword && !me.mustAddFactor
  useEffect(() => {
    if (!own) return
    if (!chosen) setLang(own)
    else if (isIn) mutate({ lang: chosen })
  }, [own, chosen, isIn, setLang, mutate])
}

function Outside({ hasEnded }: { hasEnded: boolean }) {
  const first = useQuery({ queryKey: ['first-run'], queryFn: firstRun.isNeeded, retry: false, enabled: !hasEnded })
  if (first.isLoading) return <Loading />
  return first.data?.needed ? <FirstRun /> : <SignIn hasEnded={hasEnded} />
}
