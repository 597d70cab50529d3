/** Takes a message down for somebody by telephone or at the counter, and shows their receipt once. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Problem, wrongFields } from '../api.ts'
import { cases, type Entry } from '../case-doors.ts'
import { newToken } from '../form-token.ts'
import { useAreas, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { Field } from '../parts/field.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useTitle } from '../parts/title.ts'
import { readContact } from './contact.ts'
import { ReceiptShown } from './receipt-shown.tsx'
import { ENTRY } from './words.ts'

type Given = Omit<Entry, 'contact' | 'consent' | 'point'> & { contact: string; consent: boolean }
type Part = (part: Partial<Given>) => void

const EMPTY: Given = {
  text: '',
  lang: 'fa',
  serviceId: null,
  areaId: null,
  address: '',
  contact: '',
  wantsUpdates: false,
  mayPublish: false,
  channel: 'telephone',
  consent: false,
  token: '',
}

export function EntryPage() {
  const words = useWords(ENTRY)
  const [given, setGiven] = useState(() => ({ ...EMPTY, token: newToken() }))
  const sending = useMutation({
    // The answer holds the receipt; it is the person's, and does not stay in the page.
    gcTime: 0,
    mutationFn: () =>
      cases.enter({ ...given, point: null, contact: readContact(given.contact) ?? null, consent: true }),
  })
  useTitle(words.title)
  if (sending.data)
    return (
      <ReceiptShown
        receipt={sending.data.receipt}
        isAgain={sending.data.again}
        onNext={() => {
          sending.reset()
          setGiven({ ...EMPTY, token: newToken(), channel: given.channel })
        }}
      />
    )
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <EntryForm
        given={given}
        onChange={(part) => setGiven({ ...given, ...part })}
        error={sending.error}
        isPending={sending.isPending}
        onSend={() => sending.mutate()}
      />
    </div>
  )
}

type Props = { given: Given; onChange: Part; error: unknown; isPending: boolean; onSend(): void }
type Wrong = 'text' | 'consent' | 'contact' | 'contact-missing'

function wrongIn(given: Given): Wrong[] {
  const contact = readContact(given.contact)
  return [
    ...(given.text.trim().length < 2 ? ['text' as const] : []),
    ...(contact === undefined ? ['contact' as const] : []),
    ...(contact === null && given.wantsUpdates ? ['contact-missing' as const] : []),
    ...(given.consent ? [] : ['consent' as const]),
  ]
}

function EntryForm({ given, onChange, error, isPending, onSend }: Props) {
  const words = useWords(ENTRY)
  const [wrong, setWrong] = useState<Wrong[]>([])
  const send = () => {
    const found = wrongIn(given)
    setWrong(found)
    if (found.length === 0) onSend()
  }
  const refused = [...wrongFields(error), ...(error instanceof Problem ? [error.word] : [])]
  const contactWrong = wrong.includes('contact') || refused.includes('contact')
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <OneOf
        label={words.channel}
        options={(['telephone', 'counter'] as const).map((id) => ({ id, label: words.channels[id] }))}
        value={given.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <Notice title={words.askFirst}>
        <p>{words.consentText}</p>
        <Check isOn={given.consent} onChange={(consent) => onChange({ consent })}>
          {words.consent}
        </Check>
        <Lacking>{wrong.includes('consent') && !given.consent && words.consentNeeded}</Lacking>
      </Notice>
      <Field
        label={words.text}
        rows={8}
        maxLength={8000}
        value={given.text}
        error={wrong.includes('text') ? words.textNeeded : null}
        onChange={(text) => onChange({ text })}
      />
      <OneOf
        label={words.lang}
        options={(['fa', 'en'] as const).map((id) => ({ id, label: words.langs[id] }))}
        value={given.lang}
        onChange={(lang) => onChange({ lang })}
      />
      <WhatAndWhere given={given} onChange={onChange} />
      <Field
        label={words.contact}
        hint={words.contactHint}
        optional
        latin
        value={given.contact}
        error={contactWrong ? words.contactWrong : wrong.includes('contact-missing') ? words.contactNeeded : null}
        onChange={(contact) => onChange({ contact })}
      />
      <Check isOn={given.wantsUpdates} onChange={(wantsUpdates) => onChange({ wantsUpdates })}>
        {words.wantsUpdates}
      </Check>
      <Check isOn={given.mayPublish} onChange={(mayPublish) => onChange({ mayPublish })}>
        {words.mayPublish}
      </Check>
      <ErrorNotice error={error} />
      <Button type="submit" isPending={isPending}>
        {words.send}
      </Button>
    </Form>
  )
}

const UNKNOWN = 'unknown'

function WhatAndWhere({ given, onChange }: { given: Given; onChange: Part }) {
  const words = useWords(ENTRY)
  const { lang } = useLang()
  const services = (useServices().data?.items ?? []).filter(({ retired }) => !retired)
  const areas = (useAreas().data?.items ?? []).filter(({ retired }) => !retired)
  const idOf = (chosen: string) => (chosen === UNKNOWN ? null : chosen)
  return (
    <>
      <div className="side-by-side">
        <Choose
          label={words.service}
          options={[
            { id: UNKNOWN, label: words.unknown },
            ...services.map(({ serviceId, name, heading }) => ({
              id: serviceId,
              label: name[lang],
              group: heading?.[lang],
            })),
          ]}
          value={given.serviceId ?? UNKNOWN}
          onChange={(chosen) => onChange({ serviceId: idOf(chosen) })}
        />
        <Choose
          label={words.area}
          options={[
            { id: UNKNOWN, label: words.noArea },
            ...areas.map(({ areaId, name }) => ({ id: areaId, label: name[lang] })),
          ]}
          value={given.areaId ?? UNKNOWN}
          onChange={(chosen) => onChange({ areaId: idOf(chosen) })}
        />
      </div>
      <Field
        label={words.address}
        hint={words.addressHint}
        optional
        maxLength={300}
        value={given.address}
        onChange={(address) => onChange({ address })}
      />
    </>
  )
}
