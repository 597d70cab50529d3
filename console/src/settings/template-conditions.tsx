/** When a template is offered: for which services, states, languages and channels. An empty list lets through all. */
import type { Conditions } from '../../../app/agencies/replies.schema.ts'
import { CASE } from '../case/words.ts'
import { INBOX } from '../inbox/words.ts'
import { useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Check } from '../parts/check.tsx'
import { SERVICES_WORDS } from './services-words.ts'

const STATES = ['open', 'answered', 'waiting-for-person', 'done', 'not-confirmed', 'refused'] as const

type Props = { conditions: Conditions; onChange(conditions: Conditions): void }

export function TemplateConditions({ conditions, onChange }: Props) {
  const words = useWords(SERVICES_WORDS)
  const { channels } = useWords(CASE)
  const { states } = useWords(INBOX)
  const { lang } = useLang()
  const services = (useServices().data?.items ?? []).filter(({ retired }) => !retired)
  const some: [keyof Conditions, string, { id: string; label: string }[]][] = [
    ['services', words.templateServices, services.map(({ serviceId, name }) => ({ id: serviceId, label: name[lang] }))],
    ['states', words.states, STATES.map((id) => ({ id, label: states[id] }))],
    ['langs', words.langs, (['fa', 'en'] as const).map((id) => ({ id, label: words.langNames[id] }))],
    ['channels', words.channels, Object.entries(channels).map(([id, label]) => ({ id, label }))],
  ]
  return (
    <details>
      <summary>{words.when}</summary>
      <p className="hint">{words.whenLead}</p>
      {some.map(([name, title, options]) => (
        <Some
          key={name}
          title={title}
          options={options}
          chosen={conditions[name] ?? []}
          onChange={(chosen) => onChange({ ...conditions, [name]: chosen })}
        />
      ))}
    </details>
  )
}

type SomeProps = {
  title: string
  options: readonly { id: string; label: string }[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}

const Some = ({ title, options, chosen, onChange }: SomeProps) => (
  <fieldset className="evidence conditions">
    <legend>{title}</legend>
    {options.map(({ id, label }) => (
      <Check
        key={id}
        isOn={chosen.includes(id)}
        onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
      >
        {label}
      </Check>
    ))}
  </fieldset>
)
