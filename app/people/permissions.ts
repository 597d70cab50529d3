/** What each role may do inside its own agency. Which desks an officer sees is the cases' to say. */
import { PERMISSIONS, type Permission, type Role } from './schema.ts'

const DESK: readonly Permission[] = [
  'cases.read',
  'cases.reply',
  'cases.hide',
  'cases.export',
  'originals.open',
  'entries.make',
  'settings.read',
]

const MAY: Record<Role, readonly Permission[]> = {
  officer: DESK,
  lead: [...DESK, 'record.read', 'reports.read', 'jobs.read'],
  // Sees how it goes and changes how it is done; the persons behind the cases are for the desk.
  manager: [
    'cases.read',
    'cases.hide',
    'cases.export',
    'settings.read',
    'settings.change',
    'record.read',
    'reports.read',
    'jobs.read',
    'granted.read',
  ],
  auditor: ['cases.read', 'settings.read', 'record.read', 'reports.read', 'jobs.read', 'granted.read'],
  // Everything: a small agency has one person, and who gives out roles could take any of them.
  administrator: PERMISSIONS,
  // Published sums, and of cases those alone that were granted: these it answers, too.
  umbrella: ['settings.read', 'record.read', 'reports.read', 'granted.read', 'granted.answer'],
}

export const permissionsOf = (role: Role): readonly Permission[] => MAY[role]
export const may = (role: Role, permission: Permission): boolean => MAY[role].includes(permission)
