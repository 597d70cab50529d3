/** Which desk answers for which service where. */
import { useState } from 'react'
import type { ResponsibilityInput } from '../../../app/places/schema.ts'
import { settings } from '../doors.ts'
import { RESPONSIBILITIES, useAreas, useDesks, useNames, useResponsibilities, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'
import { Editing } from './editing.tsx'
import { OFFICES_WORDS } from './offices-words.ts'

export function Responsibilities() {
  const words = useWords(OFFICES_WORDS)
  const { remove } = useWords(WORDS)
  const maySet = useMay('settings.change')
  const rules = useResponsibilities()
  const serviceOf = useNames(useServices().data?.items, 'serviceId')
  const areaOf = useNames(useAreas().data?.items, 'areaId')
  const deskOf = useNames(useDesks().data?.items, 'deskId')
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
            {rules.data?.items.map(({ responsibilityId, serviceId, areaId, deskId }) => {
              const service = serviceId ? serviceOf(serviceId) : words.everyService
              const area = areaId ? areaOf(areaId) : words.everyArea
              return (
                <tr key={responsibilityId}>
                  <th scope="row">{service}</th>
                  <td>{area}</td>
                  <td>{deskOf(deskId)}</td>
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
    </section>
  )
}

const EVERY = 'every'

function Adding({ onClose }: { onClose(): void }) {
  const words = useWords(OFFICES_WORDS)
  const { lang } = useLang()
  const services = useServices().data?.items ?? []
  const areas = useAreas().data?.items ?? []
  const desks = useDesks().data?.items ?? []
  const [given, setGiven] = useState<ResponsibilityInput>({ serviceId: null, areaId: null, deskId: '' })
  const idOf = (chosen: string) => (chosen === EVERY ? null : chosen)
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
        options={desks.map(({ deskId, name }) => ({ id: deskId, label: name[lang] }))}
        value={given.deskId || null}
        onChange={(deskId) => setGiven({ ...given, deskId })}
      />
    </Editing>
  )
}
