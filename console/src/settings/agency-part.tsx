/** Settings of the agency: its name, the words of its public page, its times, its logo. */
import { useState } from 'react'
import type { Agency } from '../../../app/agencies/schema.ts'
import { agency as doors } from '../doors.ts'
import { AGENCY, useAgency } from '../known.ts'
import { useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Check } from '../parts/check.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { AGENCY_WORDS } from './agency-words.ts'
import { SettingsForm } from './editing.tsx'
import { Logo } from './logo.tsx'
import { WholeNumber } from './number-field.tsx'

export function AgencyPart() {
  const own = useAgency()
  if (own.isPending) return <Loading />
  if (!own.data) return <ErrorNotice error={own.error} onRetry={() => void own.refetch()} />
  return (
    <>
      <AgencyForm agency={own.data} />
      <Logo agency={own.data} />
    </>
  )
}

function AgencyForm({ agency }: { agency: Agency }) {
  const words = useWords(AGENCY_WORDS)
  const [given, setGiven] = useState(agency)
  const change = (part: Partial<Agency>) => setGiven({ ...given, ...part })
  const save = () => {
    const { name, words: said, lang, zone, confirmDays, minGroup, sureEnough, open, escalation } = given
    const kept = Object.fromEntries(Object.entries(said).filter(([, text]) => text))
    return doors.change({ name, words: kept, lang, zone, confirmDays, minGroup, sureEnough, open, escalation })
  }
  return (
    <SettingsForm save={save} changes={[AGENCY]}>
      <BilingualField label={words.name} value={given.name} onChange={(name) => change({ name })} maxLength={120} />
      <p className="hint">
        {words.page}: <bdi dir="ltr">{`${location.origin}/${given.slug}`}</bdi>
      </p>
      <Check isOn={given.open} onChange={(open) => change({ open })} hint={words.closedHint}>
        {words.open}
      </Check>
      <h2>{words.words}</h2>
      {(['intro', 'privacy', 'contact', 'emergency'] as const).map((name) => (
        <BilingualField
          key={name}
          label={words[name]}
          {...(name !== 'contact' && { hint: words[`${name}Hint`] })}
          rows={name === 'contact' || name === 'emergency' ? 2 : 5}
          optional
          value={given.words[name] ?? NO_TEXT}
          onChange={(text) => change({ words: { ...given.words, [name]: text } })}
        />
      ))}
      <h2>{words.promises}</h2>
      <Times given={given} onChange={change} />
      <h2>{words.escalation}</h2>
      <Steps given={given} onChange={change} />
    </SettingsForm>
  )
}

/** An agency without an umbrella has nobody above its manager. */
function Steps({ given, onChange }: { given: Agency; onChange(part: Partial<Agency>): void }) {
  const words = useWords(AGENCY_WORDS)
  const { escalation } = given
  const names = given.parentId
    ? (['leadDays', 'managerDays', 'umbrellaDays'] as const)
    : (['leadDays', 'managerDays'] as const)
  return (
    <>
      <p className="hint">{words.escalationHint}</p>
      <div className="side-by-side">
        {names.map((name) => (
          <WholeNumber
            key={name}
            label={words[name]}
            optional
            value={escalation[name]}
            onChange={(days) => onChange({ escalation: { ...escalation, [name]: days } })}
          />
        ))}
      </div>
    </>
  )
}

function Times({ given, onChange }: { given: Agency; onChange(part: Partial<Agency>): void }) {
  const words = useWords(AGENCY_WORDS)
  const { leastMinGroup } = given.demanded
  return (
    <>
      <WholeNumber
        label={words.confirmDays}
        hint={words.confirmDaysHint}
        value={given.confirmDays}
        onChange={(days) => onChange({ confirmDays: days ?? 0 })}
      />
      <WholeNumber
        label={words.minGroup}
        hint={leastMinGroup === null ? words.minGroupHint : `${words.minGroupHint} ${words.umbrella(leastMinGroup)}`}
        value={given.minGroup}
        onChange={(minGroup) => onChange({ minGroup: minGroup ?? 0 })}
      />
      <WholeNumber
        label={words.sureEnough}
        hint={words.sureEnoughHint}
        value={Math.round(given.sureEnough * 100)}
        onChange={(percent) => onChange({ sureEnough: (percent ?? 0) / 100 })}
      />
      <Field label={words.zone} latin width="medium" value={given.zone} onChange={(zone) => onChange({ zone })} />
      <OneOf
        label={words.lang}
        options={(['fa', 'en'] as const).map((id) => ({ id, label: words.langs[id] }))}
        value={given.lang}
        onChange={(lang) => onChange({ lang })}
      />
    </>
  )
}
