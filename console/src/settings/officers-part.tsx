/** Officers: who there is, inviting, role, lock and reset. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../app/people/schema.ts'
import { type OfficerRow, officers } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useSaving } from '../parts/saving.ts'
import { WORDS } from '../words.ts'
import { Editing } from './editing.tsx'
import { OFFICERS_WORDS } from './officers-words.ts'
import { Shelf } from './shelf.tsx'

export const OFFICERS = ['officers'] as const
const ROLES = ['officer', 'lead', 'manager', 'auditor', 'administrator', 'umbrella'] as const satisfies readonly Role[]
const NEW = { name: '', email: '', role: 'officer' as Role, lang: 'fa' as 'fa' | 'en' }

export function OfficersPart() {
  const words = useWords(OFFICERS_WORDS)
  const { roles } = useWords(WORDS)
  const list = useQuery({ queryKey: OFFICERS, queryFn: () => officers.list() })
  const [inviting, setInviting] = useState<typeof NEW | null>(null)
  const [editing, setEditing] = useState<OfficerRow | null>(null)
  const { lang } = useLang()
  const query = { ...list, data: list.data && { items: list.data.officers } }
  return (
    <>
      <Shelf
        query={query}
        idOf={({ officerId }) => officerId}
        nameOf={({ name }) => name}
        about={({ email, role, isInvited, hasSecondFactor }) => (
          <>
            <span>{roles[role]}</span>
            <bdi dir="ltr">{email}</bdi>
            <span>{isInvited ? words.isInvited : hasSecondFactor ? words.hasFactor : words.noFactor}</span>
          </>
        )}
        mark={({ isLocked }) => (isLocked ? words.locked : null)}
        onEdit={(officer) => setEditing(officer)}
        onAdd={() => setInviting({ ...NEW, lang })}
        addLabel={words.invite}
      />
      {inviting && (
        <Editing
          title={words.invite}
          isOpen
          onClose={() => setInviting(null)}
          save={() => officers.invite(inviting)}
          changes={[OFFICERS]}
          label={words.invite}
        >
          <p className="hint">{words.inviteLead}</p>
          <Field label={words.name} value={inviting.name} onChange={(name) => setInviting({ ...inviting, name })} />
          <Field
            label={words.email}
            type="email"
            latin
            value={inviting.email}
            onChange={(email) => setInviting({ ...inviting, email })}
          />
          <RoleChoice value={inviting.role} onChange={(role) => setInviting({ ...inviting, role })} />
          <OneOf
            label={words.lang}
            options={(['fa', 'en'] as const).map((id) => ({ id, label: words.langs[id] }))}
            value={inviting.lang}
            onChange={(chosen) => setInviting({ ...inviting, lang: chosen })}
          />
        </Editing>
      )}
      {editing && <OfficerEditing officer={editing} onChange={setEditing} onClose={() => setEditing(null)} />}
    </>
  )
}

function RoleChoice({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const words = useWords(OFFICERS_WORDS)
  const { roles } = useWords(WORDS)
  return (
    <Choose
      label={words.role}
      options={ROLES.map((role) => ({ id: role, label: roles[role], hint: words.roleHints[role] }))}
      value={value}
      onChange={(chosen) => {
        const role = ROLES.find((one) => one === chosen)
        if (role) onChange(role)
      }}
    />
  )
}

type Props = { officer: OfficerRow; onChange(officer: OfficerRow): void; onClose(): void }

function OfficerEditing({ officer, onChange, onClose }: Props) {
  const words = useWords(OFFICERS_WORDS)
  const { officerId, name, role, isLocked } = officer
  return (
    <Editing
      title={words.edit}
      isOpen
      onClose={onClose}
      save={() => officers.change(officerId, { name, role, isLocked })}
      changes={[OFFICERS]}
    >
      <Field label={words.name} value={name} onChange={(next) => onChange({ ...officer, name: next })} />
      <RoleChoice value={role} onChange={(next) => onChange({ ...officer, role: next })} />
      <Check isOn={isLocked} onChange={(next) => onChange({ ...officer, isLocked: next })} hint={words.isLockedHint}>
        {words.isLocked}
      </Check>
      <Reset officerId={officerId} />
    </Editing>
  )
}

function Reset({ officerId }: { officerId: string }) {
  const words = useWords(OFFICERS_WORDS)
  const [alsoFactor, setAlso] = useState(false)
  const resetting = useSaving(() => officers.reset(officerId, alsoFactor), [OFFICERS])
  return (
    <fieldset className="inset">
      <legend>{words.reset}</legend>
      <p className="hint">{words.resetLead}</p>
      <Check isOn={alsoFactor} onChange={setAlso}>
        {words.alsoFactor}
      </Check>
      <ErrorNotice error={resetting.error} />
      <Button kind="secondary" small isPending={resetting.isPending} onPress={() => resetting.mutate()}>
        {words.reset}
      </Button>
      <Said>{resetting.isSuccess ? words.resetDone : ''}</Said>
    </fieldset>
  )
}
