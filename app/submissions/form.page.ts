/** The form by which a person speaks to an agency, as a page. It works without JavaScript. */

import { type Lang, otherLang, pick } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { Checkbox } from '#ui/checkbox.ts'
import { Choices } from '#ui/choices.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { ErrorSummary, type FormError } from '#ui/error-summary.ts'
import { FileInput } from '#ui/file-input.ts'
import { html, langPath, userText } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { Select } from '#ui/select.ts'
import { TextArea } from '#ui/text-area.ts'
import { TextField } from '#ui/text-field.ts'
import { type Agency, logoPath, type Service, targetWords } from '../agencies/index.ts'
import { EmergencyPart, mayBeDangerous } from '../models/index.ts'
import type { Area, PlaceChoice } from '../places/index.ts'
import type { Mistake, Typed } from './read-form.ts'
import { MAX_PHOTOS, MAX_TEXT } from './schema.ts'
import { type PromisedDays, WORDS } from './words.ts'

/** A word of WORDS.errors that belongs to the whole form or to the photos. */
export type FormTrouble =
  | 'photos-many'
  | 'photo-too-large'
  | 'not-a-photo'
  | 'photos-again'
  | 'too-large'
  | 'not-a-form'
  | 'broken-text'
  | 'form-old'
  | 'other-site'
  | 'too-many'
  | 'store-away'
  | 'store-away-photos'

/** What may be wrong in a field, and what only the form asks back. */
export type FormMistakes = Partial<Record<keyof Typed, Mistake | 'area-unclear'>>

export type FormProps = {
  lang: Lang
  agency: Agency
  services: readonly Service[]
  areas: readonly Area[]
  typed: Typed
  token: string
  mistakes?: FormMistakes
  trouble?: FormTrouble
  /** The service that the text was read as; null when that was not sure. */
  proposal?: string | null
  /** Places between which the address leaves the choice. */
  choices?: readonly PlaceChoice[]
  /** What is promised to whoever sends this now, under this service. */
  promised: (serviceId: string) => PromisedDays | null
}

/** Above the form of another person's words: where a telephone entry posts. */
export const agencyFrame = (lang: Lang, agency: Agency) => ({
  name: pick(agency.name, lang),
  href: langPath(lang, `/${agency.slug}`),
  feedHref: langPath(lang, `/data/${agency.slug}/feed.atom`),
  logoHref: logoPath(agency),
})

export function FormPage(props: FormProps) {
  const { lang, agency } = props
  const words = WORDS[lang].form
  const title = words.title(pick(agency.name, lang))
  return Page({
    lang,
    title,
    agency: agencyFrame(lang, agency),
    quickExit: true,
    alternateHref: langPath(otherLang(lang), `/${agency.slug}`),
    body: html`<h1>${title}</h1>
${mayBeDangerous(props.typed.text) && EmergencyPart(lang, agency)}
${ErrorSummary({ lang, errors: errorsOf(props) })}
${agency.words.intro && userText(pick(agency.words.intro, lang))}
${agency.open ? Form(props) : Notice({ body: words.closed })}`,
  })
}

export function errorsOf({
  lang,
  mistakes = {},
  trouble,
}: Pick<FormProps, 'lang' | 'mistakes' | 'trouble'>): FormError[] {
  const fields = Object.entries(mistakes).map(([field, mistake]) => ({ field, message: sentence(lang, mistake) }))
  const photo = trouble?.includes('photo')
  return [...fields, ...(trouble ? [{ field: photo ? 'photos' : null, message: sentence(lang, trouble) }] : [])]
}

function sentence(lang: Lang, word: keyof (typeof WORDS)['fa']['errors']): string {
  const words = WORDS[lang].errors[word]
  return typeof words === 'function' ? words(word === 'photos-many' ? MAX_PHOTOS : MAX_TEXT) : words
}

function Form(props: FormProps) {
  const { lang, agency, token, services } = props
  const words = WORDS[lang].form
  return html`<form method="post" action="${langPath(lang, `/${agency.slug}`)}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${token}">
${TextPart(props)}
${ServicePart(props)}
${PlacePart(props)}
${FileInput({ lang, name: 'photos', label: words.photos, hint: words.photosHint(MAX_PHOTOS), optional: true, several: true, accept: 'image/jpeg,image/png,image/webp', error: props.trouble?.includes('photo') ? sentence(lang, props.trouble) : undefined })}
${ContactPart(props)}
${services.some((service) => service.publicKind) && Checkbox({ lang, name: 'mayPublish', label: words.mayPublish, hint: words.mayPublishHint, checked: props.typed.mayPublish })}
${BeforePart(props)}
${Buttons(Button({ label: words.send, name: 'do', value: 'send' }))}
</form>`
}

const errorFor = ({ lang, mistakes = {} }: FormProps, field: keyof Typed) => {
  const mistake = mistakes[field]
  return mistake && sentence(lang, mistake)
}

function TextPart(props: FormProps) {
  const { lang, typed } = props
  const words = WORDS[lang].form
  return TextArea({
    lang,
    name: 'text',
    label: words.text,
    hint: words.textHint,
    value: typed.text,
    maxlength: MAX_TEXT,
    error: errorFor(props, 'text'),
  })
}

function ServicePart(props: FormProps) {
  const { lang, services, typed, proposal } = props
  const words = WORDS[lang].form
  const options = services.map((service) => ({ value: service.serviceId, label: pick(service.name, lang) }))
  const hint = proposal === undefined ? words.serviceHint : proposal ? words.proposed : words.notProposed
  return html`${Select({ lang, name: 'service', label: words.service, hint, optional: true, placeholder: words.serviceAuto, options, value: proposal ?? typed.service, error: errorFor(props, 'service') })}
${Buttons(Button({ label: words.propose, kind: 'secondary', name: 'do', value: 'propose' }))}`
}

function PlacePart(props: FormProps) {
  const { lang, typed, mistakes = {} } = props
  const words = WORDS[lang].form
  return html`<h2>${words.place}</h2>
${AreaPart(props)}
${TextField({ lang, name: 'address', label: words.address, hint: words.addressHint, optional: true, value: typed.address, maxlength: 300, error: errorFor(props, 'address') })}
<details${mistakes.lat || typed.lat ? ' open' : ''}><summary>${words.point}</summary>
${TextField({ lang, name: 'lat', label: words.lat, hint: words.pointHint, optional: true, value: typed.lat, latin: true, width: 'short', error: errorFor(props, 'lat') })}
${TextField({ lang, name: 'lon', label: words.lon, optional: true, value: typed.lon, latin: true, width: 'short' })}
</details>`
}

/** Any area; or, where the address leaves a choice, only what it may mean. Who is asked once is not asked again for the same address. */
function AreaPart(props: FormProps) {
  const { lang, areas, typed, choices = [] } = props
  const words = WORDS[lang].form
  const shared = { lang, name: 'area', error: errorFor(props, 'area') }
  if (choices.length > 0)
    return html`<input type="hidden" name="asked" value="${typed.address}">
${Choices({
  ...shared,
  label: words.areaWhich,
  optional: true,
  choices: [
    ...choices.map(({ areaId, label }) => ({ value: areaId, label: pick(label, lang) })),
    { value: '', label: words.areaOther },
  ],
})}`
  const options = areas.map((area) => ({ value: area.areaId, label: pick(area.name, lang) }))
  const { area: label, areaNone: placeholder } = words
  return areas.length > 0 && Select({ ...shared, label, optional: true, placeholder, options, value: typed.area })
}

function ContactPart(props: FormProps) {
  const { lang, typed } = props
  const words = WORDS[lang].form
  return html`<h2>${words.contact}</h2>
${TextField({
  lang,
  name: 'contact',
  label: words.contactField,
  hint: words.contactHint,
  optional: true,
  value: typed.contact,
  latin: true,
  width: 'medium',
  error: errorFor(props, 'contact'),
})}
${Checkbox({ lang, name: 'wantsUpdates', label: words.wantsUpdates, checked: typed.wantsUpdates })}`
}

/** What a person should know before sending: what is kept, how long, who sees it, and the promise. */
function BeforePart(props: FormProps) {
  const { lang, agency, services, typed, proposal } = props
  const words = WORDS[lang].form
  const chosen = services.find((service) => service.serviceId === (proposal ?? typed.service))
  return html`<section aria-labelledby="before"><h2 id="before">${words.before}</h2>
${DefinitionList({
  rows: [
    { term: words.kept, value: words.keptText },
    { term: words.howLong, value: words.howLongText(agency.retentionDays) },
    { term: words.whoSees, value: words.whoSeesText },
    {
      term: words.target,
      value: chosen?.target ? html`${targetOf(props, chosen)}` : TargetsList(props),
    },
  ],
})}
${agency.words.privacy && userText(pick(agency.words.privacy, lang))}
</section>`
}

/** The promise in its own words, and in days of the person's calendar. */
function targetOf({ lang, promised }: FormProps, { serviceId, target }: Service): string {
  const days = promised(serviceId)
  const words = target ? targetWords(lang, target) : ''
  return days ? `${words} ${WORDS[lang].form.targetDays(days)}` : words
}

function TargetsList(props: FormProps) {
  const { lang, services } = props
  const words = WORDS[lang].form
  const promised = services.filter((service) => service.target)
  if (promised.length === 0) return words.targetUnknown
  return html`<details><summary>${words.targetUnknown}</summary><ul>${promised.map(
    (service) => html`<li>${pick(service.name, lang)}: ${targetOf(props, service)}</li>`,
  )}</ul></details>`
}
