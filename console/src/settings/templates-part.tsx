/** Templates of replies. */
import { useState } from 'react'
import type { Template, TemplateInput } from '../../../app/agencies/replies.schema.ts'
import { unknownPlaces } from '../../../app/agencies/template-places.schema.ts'
import { CASE } from '../case/words.ts'
import { settings } from '../doors.ts'
import { TEMPLATES, useTemplates } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Button } from '../parts/button.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { ReadingHint } from '../parts/reading-hint.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { Editing } from './editing.tsx'
import { SERVICES_WORDS } from './services-words.ts'
import { Shelf } from './shelf.tsx'
import { TemplateConditions } from './template-conditions.tsx'
import { SETTINGS } from './words.ts'

const OUTCOMES = [
  'done',
  'planned',
  'refused',
  'question',
  'passed-on',
  'update',
] as const satisfies readonly Template['outcome'][]

type Given = { id: string | null; template: TemplateInput }

export function TemplatesPart() {
  const words = useWords(SERVICES_WORDS)
  const { outcomes } = useWords(CASE)
  const { lang } = useLang()
  const templates = useTemplates()
  const [given, setGiven] = useState<Given | null>(null)
  const edit = ({ templateId, ...template }: Template) => setGiven({ id: templateId, template })
  return (
    <>
      <Shelf
        query={templates}
        idOf={({ templateId }) => templateId}
        nameOf={({ name }) => name[lang]}
        about={({ outcome, body }) => (
          <>
            <span className="tag">{outcomes[outcome]}</span> <span className="shelf-text">{body[lang]}</span>
          </>
        )}
        onEdit={edit}
        onAdd={() => setGiven({ id: null, template: { outcome: 'done', name: NO_TEXT, body: NO_TEXT } })}
        addLabel={words.addTemplate}
      />
      {given && <TemplateEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
    </>
  )
}

type Props = { given: Given; onChange(given: Given): void; onClose(): void }

function TemplateEditing({ given: { id, template }, onChange, onClose }: Props) {
  const words = useWords(SERVICES_WORDS)
  const { name } = useWords(SETTINGS)
  const { outcomes } = useWords(CASE)
  const change = (part: Partial<TemplateInput>) => onChange({ id, template: { ...template, ...part } })
  const maySet = useMay('settings.change')
  const unknown = [...unknownPlaces(template.body.fa), ...unknownPlaces(template.body.en)]
  const dropping = useSaving(settings.dropTemplate, [TEMPLATES], onClose)
  return (
    <Editing
      title={id ? words.editTemplate : words.addTemplate}
      isOpen
      onClose={onClose}
      save={() => settings.saveTemplate(id, template)}
      changes={[TEMPLATES]}
      wide
    >
      <OneOf
        label={words.outcome}
        options={OUTCOMES.map((outcome) => ({ id: outcome, label: outcomes[outcome] }))}
        value={template.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      <BilingualField label={name} value={template.name} onChange={(text) => change({ name: text })} />
      <BilingualField
        label={words.body}
        hint={words.bodyHint}
        rows={7}
        value={template.body}
        onChange={(body) => change({ body })}
      />
      <Lacking>{unknown.length > 0 && words.unknownPlaces(unknown.join(' '))}</Lacking>
      <ReadingHint text={template.body.fa} />
      <ReadingHint text={template.body.en} />
      <TemplateConditions conditions={template.conditions ?? {}} onChange={(conditions) => change({ conditions })} />
      <ErrorNotice error={dropping.error} />
      {id && maySet && (
        <Button kind="quiet" small isPending={dropping.isPending} onPress={() => dropping.mutate(id)}>
          {words.dropTemplate}
        </Button>
      )}
    </Editing>
  )
}
