/** What the agency has set, as many pages need it: fetched once and kept for some minutes. */
import { useQuery } from '@tanstack/react-query'
import type { Agency } from '../../app/agencies/schema.ts'
import type { Text } from '../../app/kit/words.ts'
import { agency, residents, settings } from './doors.ts'
import { useLang } from './lang.tsx'

const KEEP = { staleTime: 300_000 }

export const AGENCY = ['agency'] as const
export const SERVICES = ['services'] as const
export const AREAS = ['areas'] as const
export const OFFICES = ['offices'] as const
export const DESKS = ['desks'] as const
export const CALENDARS = ['calendars'] as const
export const TEMPLATES = ['templates'] as const
export const REASONS = ['reasons'] as const
export const RESIDENTS = ['residents'] as const
export const RESPONSIBILITIES = ['responsibilities'] as const
const AGENCIES = ['agencies'] as const

export const useAgency = () => useQuery({ queryKey: AGENCY, queryFn: agency.own, ...KEEP })
export const useServices = () => useQuery({ queryKey: SERVICES, queryFn: settings.services, ...KEEP })
export const useAreas = () => useQuery({ queryKey: AREAS, queryFn: settings.areas, ...KEEP })
export const useOffices = () => useQuery({ queryKey: OFFICES, queryFn: settings.offices, ...KEEP })
export const useDesks = () => useQuery({ queryKey: DESKS, queryFn: settings.desks, ...KEEP })
export const useCalendars = () => useQuery({ queryKey: CALENDARS, queryFn: settings.calendars, ...KEEP })
export const useTemplates = () => useQuery({ queryKey: TEMPLATES, queryFn: settings.templates, ...KEEP })
export const useReasons = () => useQuery({ queryKey: REASONS, queryFn: settings.reasons, ...KEEP })
export const useResidents = () => useQuery({ queryKey: RESIDENTS, queryFn: residents.known, ...KEEP })
export const useResponsibilities = () =>
  useQuery({ queryKey: RESPONSIBILITIES, queryFn: settings.responsibilities, ...KEEP })

/** The agencies of this installation; the own one is among them. */
export const useAgencies = () => useQuery({ queryKey: AGENCIES, queryFn: settings.agencies, ...KEEP })

/** The zone in which this agency's days begin and end. */
export const zoneOf = (own: Agency | undefined): string => own?.zone ?? 'Asia/Tehran'
export const useZone = (): string => zoneOf(useAgency().data)

/** The name of one of them by its id; a dash for what is not there. */
export function useNames(
  items: readonly { name: Text }[] | undefined,
  id: string,
): (wanted: string | null | undefined) => string {
  const { lang } = useLang()
  const names = new Map(
    (items ?? []).map((item) => [String((item as unknown as Record<string, unknown>)[id]), item.name[lang]]),
  )
  return (wanted) => (wanted && names.get(wanted)) || '—'
}
