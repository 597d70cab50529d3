/** How many people live in each area, as results compare with it where people are heard. */
import { useState } from 'react'
import { type ResidentsKnown, residents } from '../doors.ts'
import { RESIDENTS, useResidents } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { AREAS_WORDS } from './areas-words.ts'
import { SettingsForm } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'

export function Residents() {
  const words = useWords(AREAS_WORDS)
  const known = useResidents()
  if (known.isPending) return <Loading />
  return (
    <section>
      <h2>{words.residents}</h2>
      <p className="hint">{words.residentsLead}</p>
      <ErrorNotice error={known.error} />
      {known.data && <Asked known={known.data} />}
    </section>
  )
}

function Asked({ known }: { known: ResidentsKnown }) {
  const words = useWords(AREAS_WORDS)
  const { lang } = useLang()
  const [source, setSource] = useState(known.source)
  const [people, setPeople] = useState(() => new Map(known.areas.map((area) => [area.areaId, area.people])))
  const given = known.areas.flatMap(({ areaId }) => {
    const n = people.get(areaId)
    return n ? [{ areaId, people: n }] : []
  })
  return (
    <SettingsForm save={() => residents.save({ source, areas: given })} changes={[RESIDENTS]}>
      <Field
        label={words.residentsSource}
        hint={words.residentsSourceHint}
        value={source}
        onChange={setSource}
        width="medium"
      />
      {known.areas.map(({ areaId, name }) => (
        <WholeNumber
          key={areaId}
          label={name[lang]}
          digits={9}
          optional
          value={people.get(areaId) ?? null}
          onChange={(n) => setPeople(new Map(people).set(areaId, n))}
        />
      ))}
    </SettingsForm>
  )
}
