/** A desk, and who sits at it. */
import { type QueryKey, useQuery } from '@tanstack/react-query'
import type { Desk } from '../../../app/agencies/offices.schema.ts'
import { officers, settings } from '../doors.ts'
import { useOffices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { useMay } from '../session.tsx'
import { Editing } from './editing.tsx'
import { OFFICES_WORDS } from './offices-words.ts'
import { SETTINGS } from './words.ts'

export type DeskGiven = { id: string | null; officerIds: string[] } & Omit<Desk, 'deskId'>

export const NEW_DESK: DeskGiven = {
  id: null,
  officerIds: [],
  officeId: '',
  name: NO_TEXT,
  sorting: false,
  closed: false,
}

type Props = { given: DeskGiven; onChange(given: DeskGiven): void; onClose(): void; changes: readonly QueryKey[] }

export function DeskEditing({ given, onChange, onClose, changes }: Props) {
  const words = useWords(OFFICES_WORDS)
  const { name } = useWords(SETTINGS)
  const { lang } = useLang()
  const offices = useOffices().data?.items ?? []
  const { id, officerIds, ...desk } = given
  const save = async () => {
    await settings.saveDesk(id, desk)
    if (id) await settings.seat(id, officerIds)
  }
  return (
    <Editing title={id ? words.editDesk : words.addDesk} isOpen onClose={onClose} save={save} changes={changes} wide>
      <BilingualField label={name} value={given.name} onChange={(text) => onChange({ ...given, name: text })} />
      <Choose
        label={words.office}
        options={offices.map((office) => ({ id: office.officeId, label: office.name[lang] }))}
        value={given.officeId}
        onChange={(officeId) => onChange({ ...given, officeId })}
      />
      <Check isOn={given.sorting} onChange={(sorting) => onChange({ ...given, sorting })} hint={words.sortingHint}>
        {words.sorting}
      </Check>
      <Check isOn={given.closed} onChange={(closed) => onChange({ ...given, closed })}>
        {words.closeDesk}
      </Check>
      {id && <Seats officerIds={officerIds} onChange={(ids) => onChange({ ...given, officerIds: ids })} />}
    </Editing>
  )
}

function Seats({ officerIds, onChange }: { officerIds: readonly string[]; onChange(ids: string[]): void }) {
  const words = useWords(OFFICES_WORDS)
  const mayList = useMay('officers.manage')
  const all = useQuery({ queryKey: ['officers'], queryFn: () => officers.list(), enabled: mayList })
  if (!mayList) return <p className="hint">{words.seated(officerIds.length)}</p>
  return (
    <fieldset>
      <legend>{words.seats}</legend>
      {all.data?.officers.map(({ officerId, name }) => (
        <Check
          key={officerId}
          isOn={officerIds.includes(officerId)}
          onChange={(isOn) =>
            onChange(isOn ? [...officerIds, officerId] : officerIds.filter((one) => one !== officerId))
          }
        >
          {name}
        </Check>
      ))}
    </fieldset>
  )
}
