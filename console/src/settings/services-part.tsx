/** Services: what they are, what is promised, and the phrases by which they are known. */
import { useState } from 'react'
import type { Service, ServiceInput } from '../../../app/agencies/services.schema.ts'
import { targetWords } from '../../../app/agencies/words.ts'
import { settings } from '../doors.ts'
import { SERVICES, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Field } from '../parts/field.tsx'
import { Editing } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'
import { ServiceDetails } from './service-details.tsx'
import { SERVICES_WORDS } from './services-words.ts'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

type Given = { id: string | null; service: ServiceInput }

const NEW: ServiceInput = {
  code: '',
  name: NO_TEXT,
  description: NO_TEXT,
  heading: null,
  publicKind: false,
  callsBack: false,
  needsPlace: false,
  needsEvidence: false,
  retired: false,
  sort: 0,
}

export function ServicesPart() {
  const words = useWords(SERVICES_WORDS)
  const { retired } = useWords(SETTINGS)
  const { lang } = useLang()
  const services = useServices()
  const [given, setGiven] = useState<Given | null>(null)
  const [details, setDetails] = useState<Service | null>(null)
  const edit = ({ serviceId, target: _, ...service }: Service) => setGiven({ id: serviceId, service })
  return (
    <>
      <Shelf
        query={services}
        idOf={({ serviceId }) => serviceId}
        nameOf={({ name }) => name[lang]}
        about={(service) => (
          <>
            <span>{service.target ? targetWords(lang, service.target) : words.noTarget}</span>
            <Button
              kind="quiet"
              small
              aria-label={`${words.details}: ${service.name[lang]}`}
              onPress={() => setDetails(service)}
            >
              {words.details}
            </Button>
          </>
        )}
        mark={(service) => (service.retired ? retired : null)}
        onEdit={edit}
        onAdd={() => setGiven({ id: null, service: NEW })}
        addLabel={words.add}
      />
      {given && <ServiceEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
      {details && <ServiceDetails service={details} onClose={() => setDetails(null)} />}
    </>
  )
}

type Props = { given: Given; onChange(given: Given): void; onClose(): void }

function ServiceEditing({ given: { id, service }, onChange, onClose }: Props) {
  const words = useWords(SERVICES_WORDS)
  const shared = useWords(SETTINGS)
  const change = (part: Partial<ServiceInput>) => onChange({ id, service: { ...service, ...part } })
  const heading = service.heading ?? NO_TEXT
  const save = () =>
    settings.saveService(id, { ...service, heading: heading.fa.trim() || heading.en.trim() ? heading : null })
  return (
    <Editing title={id ? words.edit : words.add} isOpen onClose={onClose} save={save} changes={[SERVICES]} wide>
      <BilingualField label={shared.name} value={service.name} onChange={(name) => change({ name })} />
      <Field
        label={words.code}
        hint={words.codeHint}
        latin
        width="medium"
        value={service.code}
        onChange={(code) => change({ code: code.toLowerCase() })}
      />
      <BilingualField
        label={words.description}
        rows={2}
        optional
        value={service.description}
        onChange={(description) => change({ description })}
      />
      <BilingualField
        label={words.heading}
        hint={words.headingHint}
        optional
        value={heading}
        onChange={(text) => change({ heading: text })}
      />
      {(['needsPlace', 'needsEvidence', 'callsBack', 'publicKind'] as const).map((name) => (
        <Check
          key={name}
          isOn={service[name] ?? false}
          onChange={(isOn) => change({ [name]: isOn })}
          hint={words[`${name}Hint`]}
        >
          {words[name]}
        </Check>
      ))}
      <Check isOn={service.retired} onChange={(retired) => change({ retired })} hint={shared.isRetiredHint}>
        {shared.isRetired}
      </Check>
      <WholeNumber label={words.sort} value={service.sort} onChange={(sort) => change({ sort: sort ?? 0 })} />
    </Editing>
  )
}
