/** Who officers are, what they may be allowed, and what may come in about them. No rules, no SQL, no HTTP. */
import { z } from 'zod'
import { lang, prose } from '#kit/shapes.ts'
import type { Letter } from './words.ts'

export const ROLES = ['officer', 'lead', 'manager', 'auditor', 'administrator', 'umbrella'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'cases.read',
  'cases.reply',
  'cases.hide',
  'cases.export',
  'originals.open',
  'entries.make',
  'settings.read',
  'settings.change',
  'officers.manage',
  'retention.run',
  'record.read',
  'reports.read',
  'jobs.read',
  'granted.read',
  'granted.answer',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Which officer: the key of their row. */
export type OfficerKey = { agencyId: string; officerId: string }

/** An officer at the door. */
export type Signed = {
  agencyId: string
  officerId: string
  name: string
  email: string
  role: Role
  lang: 'fa' | 'en'
  /** Whether a passkey or codes are set up. */
  hasSecondFactor: boolean
  /** When the second factor was last shown in this session; null when it was not. */
  strongAt: Date | null
  /** The password was given by somebody else: only choosing an own one is open. */
  mustChangePassword: boolean
  wantsDigest: boolean
  csrfToken: string
}

/** An ordinary no, with its word. A new one does not compile until it has a status in api.ts. */
export type Refusal =
  | 'sign-in-failed'
  | 'code-needed'
  | 'passkey-needed'
  | 'email-taken'
  | 'no-such-officer'
  | 'last-administrator'
  | 'wrong-password'
  | 'wrong-code'
  | 'same-password'
  | 'too-short'
  | 'too-common'
  | 'holds-email'
  | 'link-spent'
  | 'too-late'
  | 'second-factor-there'
  | 'no-second-factor'
  | 'passkey-failed'
  | 'no-such-passkey'
  | 'too-many-passkeys'

/** What an action came to: a value, or the word of its refusal. */
export type Done<Value> = Value | { refusal: Refusal }

export const role = z.enum(ROLES)
export const email = z
  .string()
  .max(300)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(254))
export const officerName = prose(1, 100)
/** As it was typed: nothing is cut off, folded or trimmed (ASVS 6.2.8). */
export const password = z.string().min(1).max(256)
/** Six digits in any script, with or without spaces. */
export const code = z.string().min(6).max(20)

export const NewOfficer = z.strictObject({ email, name: officerName, role, lang })
export type NewOfficer = z.infer<typeof NewOfficer>

/** What an administrator may change of an officer. */
export const OfficerChange = z.strictObject({
  name: officerName.optional(),
  role: role.optional(),
  isLocked: z.boolean().optional(),
})
export type OfficerChange = z.infer<typeof OfficerChange>

/** What an officer may change of their own row. */
export const OwnChange = z.strictObject({ lang: lang.optional(), wantsDigest: z.boolean().optional() })
export type OwnChange = z.infer<typeof OwnChange>

/** What a one-time link is for. */
export type Purpose = Extract<Letter, 'invitation' | 'reset'>
