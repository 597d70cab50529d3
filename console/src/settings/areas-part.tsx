/** Areas, and which desk answers for which service in them. */
import { useState } from 'react'
import type { Area, AreaInput } from '../../../app/places/schema.ts'
import { settings } from '../doors.ts'
import { AREAS, useAreas } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Field } from '../parts/field.tsx'
import { Editing } from './editing.tsx'
import { OFFICES_WORDS } from './offices-words.ts'
import { Responsibilities } from './responsibilities.tsx'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

type Given = { id: string | null; aliases: string; border: string } & Pick<Area, 'name' | 'centre' | 'retired'>

const NEW: Given = { id: null, name: NO_TEXT, aliases: '', centre: null, border: '', retired: false }

export function AreasPart() {
  const words = useWords(OFFICES_WORDS)
  const { retired } = useWords(SETTINGS)
  const { lang } = useLang()
  const areas = useAreas()
  const [given, setGiven] = useState<Given | null>(null)
  const edit = ({ areaId, aliases, border, ...area }: Area) =>
    setGiven({ id: areaId, ...area, aliases: aliases.join('\n'), border: border ? JSON.stringify(border) : '' })
  return (
    <>
      <section>
        <h2>{words.areas}</h2>
        <Shelf
          query={areas}
          idOf={({ areaId }) => areaId}
          nameOf={({ name }) => name[lang]}
          about={({ aliases, border }) => (
            <>
              <span>{words.aliasCount(aliases.length)}</span>
              {border && <span>{words.hasBorder}</span>}
            </>
          )}
          mark={(area) => (area.retired ? retired : null)}
          onEdit={edit}
          onAdd={() => setGiven(NEW)}
          addLabel={words.addArea}
        />
      </section>
      <Responsibilities />
      {given && <AreaEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
    </>
  )
}

/** Undefined for what is no JSON; the server says whether it is a border. */
function borderOf(text: string): AreaInput['border'] | undefined {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as AreaInput['border']
  } catch {
    return undefined
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type Props = { given: Given; onChange(given: Given): void; onClose(): void }

function AreaEditing({ given, onChange, onClose }: Props) {
  const words = useWords(OFFICES_WORDS)
  const shared = useWords(SETTINGS)
  const { id, name, aliases, centre, border, retired } = given
  const read = borderOf(border)
  const save = () => settings.saveArea(id, { name, aliases: linesOf(aliases), centre, border: read ?? null, retired })
  return (
    <Editing title={id ? words.editArea : words.addArea} isOpen onClose={onClose} save={save} changes={[AREAS]} wide>
      <BilingualField label={shared.name} value={name} onChange={(text) => onChange({ ...given, name: text })} />
      <Field
        label={words.aliases}
        hint={words.aliasesHint}
        rows={6}
        optional
        value={aliases}
        onChange={(text) => onChange({ ...given, aliases: text })}
      />
      <Field
        label={words.border}
        hint={words.borderHint}
        error={read === undefined ? words.borderWrong : null}
        rows={4}
        optional
        latin
        value={border}
        onChange={(text) => onChange({ ...given, border: text })}
      />
      <Check isOn={retired} onChange={(isOn) => onChange({ ...given, retired: isOn })} hint={shared.isRetiredHint}>
        {shared.isRetired}
      </Check>
    </Editing>
  )
}
