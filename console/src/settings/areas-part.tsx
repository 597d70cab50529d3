/** Areas, and which desk answers for which service in them. */
import { useState } from 'react'
import type { ListedArea } from '../../../app/places/schema.ts'
import { LEVEL_NAMES } from '../../../app/places/words.ts'
import { useAreas } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { NO_TEXT } from '../parts/bilingual-field.tsx'
import { AreaEditing, type GivenArea } from './area-editing.tsx'
import { AREAS_WORDS } from './areas-words.ts'
import { Residents } from './residents.tsx'
import { Responsibilities } from './responsibilities.tsx'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

const NEW: GivenArea = {
  id: null,
  name: NO_TEXT,
  level: 'quarter',
  parentId: null,
  aliases: '',
  moreNames: '',
  codes: [],
  centre: null,
  border: '',
  hasBorder: false,
  offered: true,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  retired: false,
}

/** Takes in what Pasokh brings. */
const FIRST_FILE = 'npx pasokh places first --agency … --offer province'

const givenOf = ({ areaId, aliases, moreNames, outline, ...area }: ListedArea): GivenArea => ({
  ...area,
  id: areaId,
  aliases: aliases.join('\n'),
  moreNames: Object.entries(moreNames)
    .map(([tag, name]) => `${tag}: ${name}`)
    .join('\n'),
  border: '',
  hasBorder: outline !== null,
})

export function AreasPart() {
  const words = useWords(AREAS_WORDS)
  const { retired } = useWords(SETTINGS)
  const { lang } = useLang()
  const areas = useAreas()
  const [given, setGiven] = useState<GivenArea | null>(null)
  const names = new Map(areas.data?.items.map(({ areaId, name }) => [areaId, name[lang]]))
  return (
    <>
      <section>
        <h2>{words.areas}</h2>
        {areas.data?.items.length === 0 && (
          <p className="hint">
            {words.firstFile} <code dir="ltr">{FIRST_FILE}</code>
          </p>
        )}
        <Shelf
          query={areas}
          idOf={({ areaId }) => areaId}
          nameOf={({ name }) => name[lang]}
          about={({ level, parentId, aliases, outline }) => (
            <>
              <span>{LEVEL_NAMES[level][lang]}</span>
              {parentId && names.has(parentId) && <span>{names.get(parentId)}</span>}
              <span>{words.aliasCount(aliases.length)}</span>
              {outline && <span>{words.hasBorder}</span>}
            </>
          )}
          mark={(area) => (area.retired ? retired : null)}
          onEdit={(area) => setGiven(givenOf(area))}
          onAdd={() => setGiven(NEW)}
          addLabel={words.addArea}
        />
      </section>
      <Responsibilities />
      <Residents />
      {given && <AreaEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
    </>
  )
}
