/** One area: its names, what kind it is and where it lies, its border and its history. */
import { AREA_LEVELS, type AreaInput, type AreaLevel, type ListedArea } from '../../../app/places/schema.ts'
import { LEVEL_NAMES } from '../../../app/places/words.ts'
import { settings } from '../doors.ts'
import { AREAS, useAreas } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { DayField } from '../parts/day-field.tsx'
import { Field } from '../parts/field.tsx'
import { AREAS_WORDS } from './areas-words.ts'
import { Editing } from './editing.tsx'
import { SETTINGS } from './words.ts'

/** `border` is the text of a new one; left empty, the old one stays. */
export type GivenArea = Omit<ListedArea, 'areaId' | 'outline' | 'aliases' | 'moreNames'> & {
  id: string | null
  aliases: string
  moreNames: string
  border: string
  hasBorder: boolean
}

/** Undefined for what is no JSON; the server says whether it is a border. */
function borderOf(text: string): AreaInput['border'] | undefined {
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

/** «ps: …», a line for each language. */
const namesOf = (text: string) =>
  Object.fromEntries(
    linesOf(text).map((line): [string, string] => {
      const [tag = '', ...name] = line.split(':')
      return [tag.trim().toLowerCase(), name.join(':').trim()]
    }),
  )

function inputOf({ border, aliases, moreNames, ...given }: GivenArea): AreaInput {
  const { name, level, parentId, centre, offered, validFrom, validTo, replacedBy, retired } = given
  const area = { name, level, parentId, centre, offered, validFrom, validTo, replacedBy, retired }
  const read = border.trim() === '' ? undefined : borderOf(border)
  return {
    ...area,
    aliases: linesOf(aliases),
    moreNames: namesOf(moreNames),
    ...(read !== undefined && { border: read }),
  }
}

const NONE = 'none'

type Props = { given: GivenArea; onChange(given: GivenArea): void; onClose(): void }

export function AreaEditing({ given, onChange, onClose }: Props) {
  const words = useWords(AREAS_WORDS)
  const shared = useWords(SETTINGS)
  const { lang } = useLang()
  const { id, name, level, border, retired } = given
  const isWrong = border.trim() !== '' && borderOf(border) === undefined
  return (
    <Editing
      title={id ? words.editArea : words.addArea}
      isOpen
      onClose={onClose}
      save={() => settings.saveArea(id, inputOf(given))}
      changes={[AREAS]}
      wide
    >
      <BilingualField label={shared.name} value={name} onChange={(text) => onChange({ ...given, name: text })} />
      <Choose
        label={words.level}
        options={AREA_LEVELS.map((one) => ({ id: one, label: LEVEL_NAMES[one][lang] }))}
        value={level}
        onChange={(chosen) => onChange({ ...given, level: chosen as AreaLevel })}
      />
      <OtherArea
        label={words.parent}
        none={words.noParent}
        value={given.parentId}
        but={id}
        onChange={(parentId) => onChange({ ...given, parentId })}
      />
      <Field
        label={words.aliases}
        hint={words.aliasesHint}
        rows={6}
        optional
        value={given.aliases}
        onChange={(text) => onChange({ ...given, aliases: text })}
      />
      <Field
        label={words.moreNames}
        hint={words.moreNamesHint}
        rows={2}
        optional
        value={given.moreNames}
        onChange={(text) => onChange({ ...given, moreNames: text })}
      />
      <Field
        label={words.border}
        hint={given.hasBorder ? words.borderStays : words.borderHint}
        error={isWrong ? words.borderWrong : null}
        rows={4}
        optional
        latin
        value={border}
        onChange={(text) => onChange({ ...given, border: text })}
      />
      <Check isOn={given.offered} onChange={(isOn) => onChange({ ...given, offered: isOn })} hint={words.offeredHint}>
        {words.offered}
      </Check>
      <Check isOn={retired} onChange={(isOn) => onChange({ ...given, retired: isOn })} hint={shared.isRetiredHint}>
        {shared.isRetired}
      </Check>
      {(retired || given.validFrom || given.validTo) && <History given={given} onChange={onChange} />}
      {given.codes.length > 0 && (
        <p className="hint">
          {words.codes}{' '}
          {given.codes.map(({ keeper, code, validTo }) => (
            <bdi key={`${keeper} ${code}`} dir="ltr">
              {`${keeper} ${code}${validTo ? ` (–${validTo})` : ''} `}
            </bdi>
          ))}
        </p>
      )}
    </Editing>
  )
}

function History({ given, onChange }: Omit<Props, 'onClose'>) {
  const words = useWords(AREAS_WORDS)
  return (
    <>
      <DayField
        label={words.validFrom}
        value={given.validFrom}
        onChange={(validFrom) => onChange({ ...given, validFrom })}
      />
      <DayField label={words.validTo} value={given.validTo} onChange={(validTo) => onChange({ ...given, validTo })} />
      <OtherArea
        label={words.replacedBy}
        none={words.notReplaced}
        value={given.replacedBy}
        but={given.id}
        onChange={(replacedBy) => onChange({ ...given, replacedBy })}
      />
    </>
  )
}

type Other = {
  label: string
  none: string
  value: string | null
  but: string | null
  onChange(areaId: string | null): void
}

function OtherArea({ label, none, value, but, onChange }: Other) {
  const { lang } = useLang()
  const areas = (useAreas().data?.items ?? []).filter(({ areaId }) => areaId !== but)
  // One that is not offered is not in the list and stays what it was.
  const isElsewhere = value !== null && !areas.some(({ areaId }) => areaId === value)
  return (
    <Choose
      label={label}
      options={[
        { id: NONE, label: none },
        ...areas.map(({ areaId, name }) => ({ id: areaId, label: name[lang] })),
        ...(isElsewhere ? [{ id: value, label: '…' }] : []),
      ]}
      value={value ?? NONE}
      onChange={(chosen) => onChange(chosen === NONE ? null : chosen)}
    />
  )
}
