/** Which desk, or which other agency, answers for which service where; and a place to try it. */
import { useState } from 'react'
import type { ResponsibilityInput } from '../../../app/places/schema.ts'
import { settings } from '../doors.ts'
import {
  RESPONSIBILITIES,
  useAgencies,
  useAgency,
  useAreas,
  useDesks,
  useNames,
  useResponsibilities,
  useServices,
} from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'
import { Editing } from './editing.tsx'
import { OFFICES_WORDS } from './offices-words.ts'
import { TryPlace } from './try-place.tsx'
import { TryRule } from './try-rule.tsx'

export function Responsibilities() {
  const words = useWords(OFFICES_WORDS)
  const { remove } = useWords(WORDS)
  const maySet = useMay('settings.change')
  const rules = useResponsibilities()
  const serviceOf = useNames(useServices().data?.items, 'serviceId')
  const areaOf = useNames(useAreas().data?.items, 'areaId')
  const deskOf = useNames(useDesks().data?.items, 'deskId')
  const agencyOf = useNames(useAgencies().data?.items, 'slug')
  const [isAdding, setAdding] = useState(false)
  const dropping = useSaving(settings.dropResponsibility, [RESPONSIBILITIES])
  if (rules.isPending) return <Loading />
  return (
    <section>
      <h2>{words.responsibilities}</h2>
      <p className="hint">{words.responsibilitiesLead}</p>
      <ErrorNotice error={rules.error ?? dropping.error} />
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.service}</th>
              <th scope="col">{words.area}</th>
              <th scope="col">{words.desk}</th>
              {maySet && (
                <th scope="col">
                  <span className="visually-hidden">{remove}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rules.data?.items.map(({ responsibilityId, serviceId, areaId, deskId, otherAgency }) => {
              const service = serviceId ? serviceOf(serviceId) : words.everyService
              const area = areaId ? areaOf(areaId) : words.everyArea
              return (
                <tr key={responsibilityId}>
                  <th scope="row">{service}</th>
                  <td>{area}</td>
                  <td>{otherAgency ? words.ofAgency(agencyOf(otherAgency)) : deskOf(deskId)}</td>
                  {maySet && (
                    <td>
                      <Button
                        kind="quiet"
                        small
                        aria-label={words.dropRule(words.rule(service, area))}
                        onPress={() => dropping.mutate(responsibilityId)}
                      >
                        {remove}
                      </Button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {maySet && (
        <Button kind="secondary" small onPress={() => setAdding(true)}>
          {words.addRule}
        </Button>
      )}
      {isAdding && <Adding onClose={() => setAdding(false)} />}
      <TryPlace />
    </section>
  )
}

const EVERY = 'every'
/** Before the short name of an agency, among desks. */
const AGENCY = 'agency:'

function Adding({ onClose }: { onClose(): void }) {
  const words = useWords(OFFICES_WORDS)
  const { lang } = useLang()
  const services = useServices().data?.items ?? []
  const areas = useAreas().data?.items ?? []
  const desks = useDesks().data?.items ?? []
  const own = useAgency().data?.slug
  const agencies = (useAgencies().data?.items ?? []).filter(({ slug }) => slug !== own)
  const [given, setGiven] = useState<ResponsibilityInput>({
    serviceId: null,
    areaId: null,
    deskId: null,
    otherAgency: null,
  })
  const idOf = (chosen: string) => (chosen === EVERY ? null : chosen)
  const setWho = (chosen: string) =>
    setGiven(
      chosen.startsWith(AGENCY)
        ? { ...given, deskId: null, otherAgency: chosen.slice(AGENCY.length) }
        : { ...given, deskId: chosen, otherAgency: null },
    )
  return (
    <Editing
      title={words.addRule}
      isOpen
      onClose={onClose}
      save={() => settings.saveResponsibility(given)}
      changes={[RESPONSIBILITIES]}
    >
      <Choose
        label={words.service}
        options={[
          { id: EVERY, label: words.everyService },
          ...services.map(({ serviceId, name }) => ({ id: serviceId, label: name[lang] })),
        ]}
        value={given.serviceId ?? EVERY}
        onChange={(chosen) => setGiven({ ...given, serviceId: idOf(chosen) })}
      />
      <Choose
        label={words.area}
        options={[
          { id: EVERY, label: words.everyArea },
          ...areas.map(({ areaId, name }) => ({ id: areaId, label: name[lang] })),
        ]}
        value={given.areaId ?? EVERY}
        onChange={(chosen) => setGiven({ ...given, areaId: idOf(chosen) })}
      />
      <Choose
        label={words.desk}
        placeholder={words.chooseDesk}
        options={[
          ...desks.map(({ deskId, name }) => ({ id: deskId, label: name[lang] })),
          ...agencies.map(({ slug, name }) => ({
            id: AGENCY + slug,
            label: name[lang],
            group: words.otherAgencies,
          })),
        ]}
        value={given.deskId ?? (given.otherAgency && AGENCY + given.otherAgency)}
        onChange={setWho}
      />
      <TryRule key={JSON.stringify(given)} rule={given} />
    </Editing>
  )
}
