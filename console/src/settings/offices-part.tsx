/** Offices and desks. */
import { useState } from 'react'
import type { Office } from '../../../app/agencies/offices.schema.ts'
import { settings } from '../doors.ts'
import { CALENDARS, DESKS, OFFICES, useCalendars, useDesks, useNames, useOffices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { DeskEditing, type DeskGiven, NEW_DESK } from './desk-editing.tsx'
import { Editing } from './editing.tsx'
import { OFFICES_WORDS } from './offices-words.ts'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

export function OfficesPart() {
  return (
    <>
      <Offices />
      <Desks />
    </>
  )
}

type Given = { id: string | null } & Omit<Office, 'officeId'>

function Offices() {
  const words = useWords(OFFICES_WORDS)
  const { closed } = useWords(SETTINGS)
  const { lang } = useLang()
  const offices = useOffices()
  const calendars = useCalendars().data?.items ?? []
  const [given, setGiven] = useState<Given | null>(null)
  const edit = ({ officeId, ...office }: Office) => setGiven({ id: officeId, ...office })
  const add = () =>
    setGiven({ id: null, name: NO_TEXT, address: NO_TEXT, calendarId: calendars[0]?.calendarId ?? '', closed: false })
  return (
    <section>
      <h2>{words.offices}</h2>
      <Shelf
        query={offices}
        idOf={({ officeId }) => officeId}
        nameOf={({ name }) => name[lang]}
        about={({ address }) => address[lang]}
        mark={(office) => (office.closed ? closed : null)}
        onEdit={edit}
        onAdd={add}
        addLabel={words.addOffice}
      />
      {given && <OfficeEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
    </section>
  )
}

type EditingProps = { given: Given; onChange(given: Given): void; onClose(): void }

function OfficeEditing({ given, onChange, onClose }: EditingProps) {
  const words = useWords(OFFICES_WORDS)
  const { name } = useWords(SETTINGS)
  const { lang } = useLang()
  const calendars = useCalendars().data?.items ?? []
  const { id, ...office } = given
  return (
    <Editing
      title={id ? words.editOffice : words.addOffice}
      isOpen
      onClose={onClose}
      save={() => settings.saveOffice(id, office)}
      changes={[OFFICES, CALENDARS]}
      wide
    >
      <BilingualField label={name} value={given.name} onChange={(text) => onChange({ ...given, name: text })} />
      <BilingualField
        label={words.address}
        optional
        value={given.address}
        onChange={(address) => onChange({ ...given, address })}
      />
      <Choose
        label={words.calendar}
        options={calendars.map((calendar) => ({ id: calendar.calendarId, label: calendar.name[lang] }))}
        value={given.calendarId}
        onChange={(calendarId) => onChange({ ...given, calendarId })}
      />
      <Check isOn={given.closed} onChange={(closed) => onChange({ ...given, closed })}>
        {words.closeOffice}
      </Check>
    </Editing>
  )
}

function Desks() {
  const words = useWords(OFFICES_WORDS)
  const { closed } = useWords(SETTINGS)
  const { lang } = useLang()
  const desks = useDesks()
  const offices = useOffices().data?.items
  const officeOf = useNames(offices, 'officeId')
  const [given, setGiven] = useState<DeskGiven | null>(null)
  return (
    <section>
      <h2>{words.desks}</h2>
      <Shelf
        query={desks}
        idOf={({ deskId }) => deskId}
        nameOf={({ name }) => name[lang]}
        about={({ officeId, officerIds, sorting }) => (
          <>
            <span>{officeOf(officeId)}</span>
            <span>{words.seated(officerIds.length)}</span>
            {sorting && <span>{words.sorting}</span>}
          </>
        )}
        mark={(desk) => (desk.closed ? closed : null)}
        onEdit={({ deskId, ...desk }) => setGiven({ id: deskId, ...desk })}
        onAdd={() => setGiven({ ...NEW_DESK, officeId: offices?.[0]?.officeId ?? '' })}
        addLabel={words.addDesk}
      />
      {given && (
        <DeskEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} changes={[DESKS, OFFICES]} />
      )}
    </section>
  )
}
