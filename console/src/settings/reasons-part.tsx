/** Reasons for a refusal. One that was given stays for the replies that name it, so it is retired and never removed. */
import { useState } from 'react'
import type { RefusalReason } from '../../../app/agencies/replies.schema.ts'
import { settings } from '../doors.ts'
import { REASONS, useReasons } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Field } from '../parts/field.tsx'
import { Editing } from './editing.tsx'
import { SERVICES_WORDS } from './services-words.ts'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

export function ReasonsPart() {
  const words = useWords(SERVICES_WORDS)
  const shared = useWords(SETTINGS)
  const { lang } = useLang()
  const reasons = useReasons()
  const [given, setGiven] = useState<(RefusalReason & { isNew: boolean }) | null>(null)
  return (
    <>
      <Shelf
        query={reasons}
        idOf={({ code }) => code}
        nameOf={({ name }) => name[lang]}
        about={({ code }) => <bdi dir="ltr">{code}</bdi>}
        mark={(reason) => (reason.retired ? shared.retired : null)}
        onEdit={(reason) => setGiven({ ...reason, isNew: false })}
        onAdd={() => setGiven({ code: '', name: NO_TEXT, retired: false, isNew: true })}
        addLabel={words.addReason}
      />
      {given && (
        <Editing
          title={given.isNew ? words.addReason : words.editReason}
          isOpen
          onClose={() => setGiven(null)}
          save={() => settings.saveReason(given.code, { name: given.name, retired: given.retired })}
          changes={[REASONS]}
          wide
        >
          <Field
            label={words.code}
            hint={words.reasonCodeHint}
            latin
            width="medium"
            readOnly={!given.isNew}
            value={given.code}
            onChange={(code) => setGiven({ ...given, code: code.toLowerCase() })}
          />
          <BilingualField label={shared.name} value={given.name} onChange={(name) => setGiven({ ...given, name })} />
          <Check
            isOn={given.retired}
            onChange={(retired) => setGiven({ ...given, retired })}
            hint={shared.isRetiredHint}
          >
            {shared.isRetired}
          </Check>
        </Editing>
      )}
    </>
  )
}
