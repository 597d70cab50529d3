/** An officer's own account: language, digest, password, second factors. */

import { useState } from 'react'
import { NewPassword } from '../door/new-password.tsx'
import { session } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useSaving } from '../parts/saving.ts'
import { useTitle } from '../parts/title.ts'
import { useEnter, useMay, useMe } from '../session.tsx'
import { WORDS } from '../words.ts'
import { SettingsForm } from './editing.tsx'
import { Leave } from './leave.tsx'
import { OFFICERS_WORDS } from './officers-words.ts'
import { Passkeys } from './passkeys.tsx'
import { Totp } from './totp.tsx'

export function AccountPage() {
  const words = useWords(WORDS)
  const me = useMe()
  const mayWork = useMay('cases.reply')
  useTitle(words.account)
  return (
    <div className="page page-narrow">
      <h1>{words.account}</h1>
      <p className="lead own-name">
        <bdi>{me.name}</bdi>
        <span>{words.roles[me.role]}</span>
        <bdi dir="ltr">{me.email}</bdi>
      </p>
      <Wishes />
      {mayWork && <Leave />}
      <Password />
      <Totp />
      <Passkeys />
      <Others />
    </div>
  )
}

function Wishes() {
  const words = useWords(OFFICERS_WORDS)
  const me = useMe()
  const { setLang } = useLang()
  const enter = useEnter()
  const saving = useSaving(session.change, [], enter)
  return (
    <section>
      <OneOf
        label={words.language}
        options={(['fa', 'en'] as const).map((id) => ({ id, label: words.langs[id] }))}
        value={useLang().lang}
        onChange={(lang) => {
          setLang(lang)
          saving.mutate({ lang })
        }}
      />
      <Check
        isOn={me.wantsDigest ?? false}
        onChange={(wantsDigest) => saving.mutate({ wantsDigest })}
        hint={words.digestHint}
      >
        {words.digest}
      </Check>
      <ErrorNotice error={saving.error} />
    </section>
  )
}

function Password() {
  const words = useWords(OFFICERS_WORDS)
  const enter = useEnter()
  const [given, setGiven] = useState({ current: '', next: '' })
  return (
    <section>
      <h2>{words.password}</h2>
      <SettingsForm
        save={async () => {
          enter(await session.changePassword(given))
          setGiven({ current: '', next: '' })
        }}
        changes={[]}
        isOwn
        label={words.changePassword}
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
      </SettingsForm>
    </section>
  )
}

function Others() {
  const words = useWords(OFFICERS_WORDS)
  const ending = useSaving(session.signOutOthers, [])
  return (
    <section>
      <h2>{words.sessions}</h2>
      <ErrorNotice error={ending.error} />
      <Button kind="secondary" small isPending={ending.isPending} onPress={() => ending.mutate()}>
        {words.endOthers}
      </Button>
      <Said>{ending.isSuccess ? words.othersEnded : ''}</Said>
    </section>
  )
}
