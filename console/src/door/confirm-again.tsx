/** The dialog that asks for the second factor again, for acts that are not easily undone; the act then goes on by itself. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import { toLatinDigits } from '../../../app/kit/words.ts'
import { onConfirmFirst } from '../api.ts'
import { session } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useEnter } from '../session.tsx'
import { confirmByPasskey } from './passkey.ts'
import { DOOR } from './words.ts'

export function ConfirmAgain() {
  const words = useWords(DOOR)
  const enter = useEnter()
  const waiting = useRef<((isShown: boolean) => void) | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const finish = (isShown: boolean) => {
    setOpen(false)
    setCode('')
    waiting.current?.(isShown)
    waiting.current = null
  }
  useEffect(() => {
    onConfirmFirst(() => {
      setOpen(true)
      return new Promise((resolve) => {
        waiting.current = resolve
      })
    })
  }, [])
  const showing = useMutation({
    mutationFn: (by: 'code' | 'passkey') => (by === 'code' ? session.confirm(toLatinDigits(code)) : confirmByPasskey()),
    onSuccess: (me) => {
      enter(me)
      finish(true)
    },
  })
  return (
    <Dialog title={words.confirm} isOpen={isOpen} onClose={() => finish(false)}>
      <p>{words.confirmLead}</p>
      <ErrorNotice error={showing.error} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          showing.mutate('code')
        }}
      >
        <Field
          label={words.code}
          hint={words.codeHint}
          latin
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={setCode}
        />
        <div className="buttons">
          <Button type="submit" isPending={showing.isPending}>
            {words.confirmByCode}
          </Button>
          <Button kind="secondary" onPress={() => showing.mutate('passkey')}>
            {words.confirmByPasskey}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
