/** The fields by which the cases of the board are chosen. */

import type { Filters } from '../board-doors.ts'
import { CASE } from '../case/words.ts'
import { useAreas, useOffices, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Choose } from '../parts/choose.tsx'
import { DayField } from '../parts/day-field.tsx'
import { BOARD } from './words.ts'

const ALL = 'all'
type Props = { filters: Filters; channels: readonly string[]; onChange(change: Partial<Filters>): void }

export function FilterFields({ filters, channels, onChange }: Props) {
  const words = useWords(BOARD)
  const { channels: channelNames } = useWords(CASE)
  const { lang } = useLang()
  const services = useServices().data?.items ?? []
  const offices = useOffices().data?.items ?? []
  const areas = (useAreas().data?.items ?? []).filter(({ retired }) => !retired)
  const fields = [
    {
      name: 'serviceId',
      label: words.service,
      options: services.map(({ serviceId, name }) => [serviceId, name[lang]]),
    },
    { name: 'officeId', label: words.office, options: offices.map(({ officeId, name }) => [officeId, name[lang]]) },
    { name: 'areaId', label: words.area, options: areas.map(({ areaId, name }) => [areaId, name[lang]]) },
    {
      name: 'channel',
      label: words.channel,
      options: channels.map((id) => [id, (channelNames as Record<string, string>)[id] ?? id]),
    },
  ] as const
  return (
    <fieldset className="board-filters">
      <legend>{words.filters}</legend>
      <DayField label={words.from} value={filters.from} onChange={(from) => from && onChange({ from })} />
      <DayField label={words.to} value={filters.to} onChange={(to) => to && onChange({ to })} />
      {fields.map(({ name, label, options }) => (
        <Choose
          key={name}
          label={label}
          options={[{ id: ALL, label: words.any }, ...options.map(([id, text]) => ({ id: id!, label: text! }))]}
          value={filters[name] ?? ALL}
          onChange={(id) => onChange({ [name]: id === ALL ? null : id })}
        />
      ))}
    </fieldset>
  )
}
