/** Where would a message about this place go, and why? For whoever sets the rules; nothing that is typed here is kept. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { percent } from '../../../app/kit/words.ts'
import { settings } from '../doors.ts'
import { useAreas, useNames, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { OFFICES_WORDS } from './offices-words.ts'

export function TryPlace() {
  const words = useWords(OFFICES_WORDS)
  const { lang } = useLang()
  const services = useServices().data?.items ?? []
  const areaOf = useNames(useAreas().data?.items, 'areaId')
  const [address, setAddress] = useState('')
  const [serviceId, setServiceId] = useState<string | null>(null)
  const asking = useMutation({ mutationFn: () => settings.responsibleOffice({ serviceId, address }) })
  const found = asking.data
  return (
    <Form
      className="try-place"
      onSubmit={(event) => {
        event.preventDefault()
        asking.mutate()
      }}
    >
      <h3>{words.tryPlace}</h3>
      <Field label={words.tryAddress} hint={words.tryHint} value={address} onChange={setAddress} />
      <Choose
        label={words.service}
        options={services.map(({ serviceId: id, name }) => ({ id, label: name[lang] }))}
        value={serviceId}
        onChange={setServiceId}
        optional
      />
      <ErrorNotice error={asking.error} />
      <div className="buttons">
        <Button type="submit" kind="secondary" isPending={asking.isPending}>
          {words.tryIt}
        </Button>
      </div>
      {found && (
        <div role="status">
          <p>{found.reason[lang]}</p>
          <p className="hint">
            {found.areaId
              ? words.sure(areaOf(found.areaId), percent(lang, found.certainty))
              : found.candidates.length > 1
                ? words.oneOf(found.candidates.map(areaOf).join(lang === 'fa' ? '، ' : ', '))
                : words.noPlace}
          </p>
        </div>
      )}
    </Form>
  )
}
