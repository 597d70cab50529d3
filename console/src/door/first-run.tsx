/** Makes the first agency of an installation from nothing, and signs its administrator in. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { toLatinDigits } from '../../../app/kit/words.ts'
import { wrongFields } from '../api.ts'
import { firstRun, session } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { NO_TEXT } from '../parts/bilingual-field.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useTitle } from '../parts/title.ts'
import { useEnter } from '../session.tsx'
import { DoorFrame } from './door-frame.tsx'
import { NewPassword } from './new-password.tsx'
import { DOOR } from './words.ts'

const EMPTY_AGENCY = { name: NO_TEXT, slug: '', kind: 'agency' as 'agency' | 'umbrella' }
const EMPTY_ADMINISTRATOR = { name: '', email: '', password: '' }

export function FirstRun() {
  const words = useWords(DOOR)
  const { lang } = useLang()
  const [code, setCode] = useState('')
  const [agency, setAgency] = useState(EMPTY_AGENCY)
  const [administrator, setAdministrator] = useState(EMPTY_ADMINISTRATOR)
  const making = useMutation({
    mutationFn: async () => {
      await firstRun.make({ code: toLatinDigits(code), agency: { ...agency, lang }, administrator })
      return session.signIn({ email: administrator.email, password: administrator.password })
    },
    onSuccess: useEnter(),
  })
  useTitle(words.firstRun)
  return (
    <DoorFrame title={words.firstRun} lead={words.firstRunLead}>
      <ErrorNotice error={making.error} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <Field
          label={words.firstRunCode}
          hint={words.firstRunCodeHint}
          latin
          autoComplete="off"
          value={code}
          onChange={setCode}
        />
        <AgencyPart value={agency} onChange={setAgency} wrong={wrongFields(making.error).includes('agency')} />
        <fieldset>
          <legend>{words.administratorPart}</legend>
          <Field
            label={words.yourName}
            autoComplete="name"
            value={administrator.name}
            onChange={(name) => setAdministrator({ ...administrator, name })}
          />
          <Field
            label={words.email}
            type="email"
            autoComplete="username"
            latin
            value={administrator.email}
            onChange={(email) => setAdministrator({ ...administrator, email })}
          />
          <NewPassword
            label={words.password}
            value={administrator.password}
            onChange={(password) => setAdministrator({ ...administrator, password })}
          />
        </fieldset>
        <Button type="submit" isPending={making.isPending}>
          {words.make}
        </Button>
      </Form>
    </DoorFrame>
  )
}

type AgencyProps = { value: typeof EMPTY_AGENCY; onChange(agency: typeof EMPTY_AGENCY): void; wrong: boolean }

function AgencyPart({ value, onChange, wrong }: AgencyProps) {
  const words = useWords(DOOR)
  const { name, slug, kind } = value
  return (
    <fieldset>
      <legend>{words.agencyPart}</legend>
      <Field
        label={words.nameFa}
        lang="fa"
        value={name.fa}
        onChange={(fa) => onChange({ ...value, name: { ...name, fa } })}
      />
      <Field
        label={words.nameEn}
        lang="en"
        value={name.en}
        onChange={(en) => onChange({ ...value, name: { ...name, en } })}
      />
      <Field
        label={words.slug}
        hint={words.slugHint}
        error={wrong && !/^[a-z][a-z0-9-]{1,38}$/.test(slug) ? words.slugHint : null}
        latin
        width="medium"
        value={slug}
        onChange={(next) => onChange({ ...value, slug: next.toLowerCase() })}
      />
      <OneOf
        label={words.kind}
        options={[
          { id: 'agency', label: words.kinds.agency },
          { id: 'umbrella', label: words.kinds.umbrella },
        ]}
        value={kind}
        onChange={(next) => onChange({ ...value, kind: next })}
      />
    </fieldset>
  )
}
