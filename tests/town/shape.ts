/** The shapes of the made-up town: what an agency, its people and a message to it are. No values. */

/** One sentence or name in the two languages of the town. */
export type Words = { readonly fa: string; readonly en: string }

export type AgencySlug = 'narvanshahr' | 'telecom' | 'city' | 'post'
export type AreaCode = 'bagh-sib' | 'chenarestan' | 'firuzeh' | 'pol-sangi' | 'darvazeh-no' | 'nassajan'
export type Role = 'officer' | 'lead' | 'manager' | 'auditor' | 'admin' | 'umbrella'
export type Outcome = 'done' | 'planned' | 'refused' | 'question' | 'passed-on'
export type Weekday = 'sat' | 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri'

/** Latitude and longitude in degrees. */
export type Point = readonly [number, number]

/** A neighbourhood: what people call it, its streets, and a ring of corners (closed: last = first). */
export type Area = {
  readonly code: AreaCode
  readonly name: Words
  /** Other ways people write the name, Persian and Latin. */
  readonly aliases: readonly string[]
  readonly streets: readonly string[]
  readonly centre: Point
  readonly ring: readonly Point[]
  /** How many live there. */
  readonly people: number
}

/** A house; an alley without a street is told apart by the neighbourhood alone. */
export type Address = {
  readonly area: AreaCode
  readonly street: string
  readonly alley: string
  readonly number: string
  readonly point: Point
}

/** A numbered thing that stands somewhere, and the agency it belongs to. */
export type Asset = {
  readonly kind: 'lamp' | 'manhole' | 'mast' | 'branch'
  readonly code: string
  readonly name?: Words
  readonly owner: AgencySlug
  readonly area: AreaCode
  readonly point: Point
}

/** A day off. `jalali` and `day` (ISO, Gregorian) are the same day. */
export type Holiday = {
  readonly jalali: string
  readonly day: string
  readonly name: Words
  readonly kind: 'solar' | 'lunar' | 'announced'
}

/** Working hours: spans `['08:00', '16:00']` for each weekday, in the town's own time. */
export type Calendar = {
  readonly code: 'office' | 'two-shifts'
  readonly name: Words
  readonly week: Readonly<Record<Weekday, readonly (readonly [string, string])[]>>
  readonly holidays: readonly Holiday[]
}

export type Service = {
  readonly code: string
  readonly group: Words
  readonly name: Words
  readonly description: Words
  /** Working days to the first reply and to the solution. */
  readonly target: { readonly firstReplyDays: number; readonly solutionDays: number }
  /** Whether a message may be shown to others (RULINGS: and the sender ticked it, and an officer released it). */
  readonly isPublic: boolean
  readonly needsPlace: boolean
  /** Whether officers must call the sender back, so that the contact is shown to them. */
  readonly callsBack: boolean
  readonly examples: { readonly fa: readonly string[]; readonly en: readonly string[] }
}

export type Office = { readonly code: string; readonly name: Words; readonly address: Words }

/** A queue in an office. The one desk with `toBeSorted` takes what no service was found for. */
export type Desk = {
  readonly code: string
  readonly office: string
  readonly name: Words
  readonly services: readonly string[]
  readonly toBeSorted: boolean
}

/** Which office answers for a service in an area; `'*'` is any. The more exact line wins, service before area. */
export type Responsibility = {
  readonly service: string
  readonly area: AreaCode | '*'
  readonly office: string
}

export type Officer = {
  readonly email: string
  readonly name: Words
  readonly role: Role
  /** Codes of desks; empty for those who see the whole agency. */
  readonly desks: readonly string[]
}

/** `{day}`, `{reason}` and `{office}` in a template are filled in when it is used. */
export type Template = { readonly code: string; readonly outcome: Outcome; readonly name: Words; readonly text: Words }

export type Reason = { readonly code: string; readonly fa: string; readonly en: string }

export type Agency = {
  readonly slug: AgencySlug
  readonly name: Words
  readonly isUmbrella: boolean
  readonly calendar: Calendar['code']
  readonly offices: readonly Office[]
  readonly desks: readonly Desk[]
  readonly services: readonly Service[]
  readonly responsibilities: readonly Responsibility[]
  readonly officers: readonly Officer[]
  readonly reasons: readonly Reason[]
  readonly templates: readonly Template[]
  readonly retentionDays: number
  /** Days a person has to confirm or object after "done". */
  readonly confirmDays: number
  readonly intro: Words
  readonly privacy: Words
}

export type Town = {
  readonly name: Words
  /** Said wherever the town is shown: none of it is real. */
  readonly notice: Words
  readonly timeZone: string
  readonly areas: readonly Area[]
  readonly addresses: readonly Address[]
  readonly assets: readonly Asset[]
  readonly calendars: readonly Calendar[]
  /** The umbrella first. */
  readonly agencies: readonly Agency[]
}

export type Channel = 'web' | 'telephone' | 'counter' | 'open311' | 'import'
export type Language = 'fa' | 'fa-Latn' | 'en' | 'ckb' | 'ar' | 'tr'
export type PersonalKind = 'national-id' | 'card' | 'iban' | 'mobile' | 'landline' | 'email' | 'person-name' | 'address'

/** One message with its gold labels. */
export type Submission = {
  readonly id: string
  readonly agency: AgencySlug
  readonly text: string
  readonly lang: Language
  /** Gold: the code of the agency's service, or null for what nobody can sort or is another agency's. */
  readonly service: string | null
  readonly area: AreaCode | null
  readonly kind: 'complaint' | 'praise' | 'wish' | 'question'
  readonly channel: Channel
  /** Days before the day the sample is loaded, and the hour (0–23) of that day. */
  readonly dayOffset: number
  readonly hour: number
  readonly mayPublish: boolean
  readonly address?: string
  readonly point?: Point
  readonly contact?: string
  /** The agency it should have gone to, when that is not `agency`. */
  readonly belongsTo?: AgencySlug
  /** The first message of the same matter told again (near copies and second reports). */
  readonly sameAs?: string
  /** Personal data inside the text. */
  readonly holds?: readonly PersonalKind[]
  readonly note?: string
}

export type Reply = {
  /** Days after the submission. */
  readonly afterDays: number
  readonly outcome: Outcome
  readonly body: string
  /** For `planned`: days from the reply to the promised day. */
  readonly plannedInDays?: number
  /** For `refused`: a code of the agency's reasons. */
  readonly reasonCode?: string
  /** For `passed-on`: an office of the same agency. */
  readonly toOffice?: string
}

/** What the sender wrote later with the same receipt: an answer to a question, a word on a refusal, or more. */
export type Addition = { readonly afterDays: number; readonly words: string }

export type Verdict = { readonly afterDays: number; readonly confirm: boolean; readonly words?: string }

/**
 * What happened to one submission. All `afterDays` count from the submission and none passes today.
 * On one day the replies come first, then the additions, then the verdicts.
 */
export type Story = {
  readonly submission: string
  readonly replies: readonly Reply[]
  readonly additions: readonly Addition[]
  /** One after each "done" at most; a "done" without one was never confirmed. */
  readonly verdicts: readonly Verdict[]
}
