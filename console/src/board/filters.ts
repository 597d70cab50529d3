/** Which cases are asked for: kept in the address, so that a link leads to the same figures. */
import { useSearchParams } from 'react-router'
import { civilDay } from '../../../app/kit/words.ts'
import type { Filters } from '../board-doors.ts'
import { useZone } from '../known.ts'

const MS_A_DAY = 86_400_000
const DAYS_AT_FIRST = 90
const NAMES = ['from', 'to', 'serviceId', 'officeId', 'areaId', 'channel'] as const

export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [search, setSearch] = useSearchParams()
  const zone = useZone()
  const day = (ago: number) => civilDay(new Date(Date.now() - ago * MS_A_DAY), zone)
  const filters = {
    from: search.get('from') ?? day(DAYS_AT_FIRST),
    to: search.get('to') ?? day(1),
    serviceId: search.get('serviceId'),
    officeId: search.get('officeId'),
    areaId: search.get('areaId'),
    channel: search.get('channel'),
  }
  const change = (some: Partial<Filters>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const name of NAMES) {
          const value = some[name]
          if (value === undefined) continue
          if (value) after.set(name, value)
          else after.delete(name)
        }
        return after
      },
      { replace: true },
    )
  return [filters, change]
}
