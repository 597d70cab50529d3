/** For whoever signed in with a password that somebody else made: choosing their own comes first. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { session } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { useEnter } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { NewPassword } from './new-password.tsx'
import { DOOR } from './words.ts'

export function OwnPassword() {
  const words = useWords(DOOR)
  const [given, setGiven] = useState({ current: '', next: '' })
  const saving = useMutation({ mutationFn: () => session.changePassword(given), onSuccess: useEnter() })
  useTitle(words.mustChange)
  return (
    <DoorFrame title={words.mustChange} lead={words.mustChangeLead}>
      <ErrorNotice error={saving.error} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Field
          label={words.present}
          type="password"
          autoComplete="current-password"
          latin
          value={given.current}
          onChange={(current) => setGiven({ ...given, current })}
        />
        <NewPassword value={given.next} onChange={(next) => setGiven({ ...given, next })} />
        <Button type="submit" isPending={saving.isPending}>
          {words.choose}
        </Button>
      </Form>
    </DoorFrame>
  )
}
