/** Settings: what umbrellas demand of promises, reasons, retention and small groups, and what was set before and breaks it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agency } from '../../../app/agencies/schema.ts'
import type { Breach, RulesPage, UmbrellaRules } from '../../../app/agencies/umbrella.schema.ts'
import { agency as doors, settings } from '../doors.ts'
import { AGENCY, useAgency } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { SettingsForm } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'
import { RULES } from './rules-words.ts'

const RULES_KEY = ['umbrella-rules'] as const

export function RulesPart() {
  const rules = useQuery({ queryKey: RULES_KEY, queryFn: settings.rules })
  const agency = useAgency()
  if (rules.isPending) return <Loading />
  if (!rules.data) return <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />
  return (
    <>
      <Above above={rules.data.above} demanded={agency.data?.demanded ?? NOTHING} />
      {rules.data.own && <Own own={rules.data.own} />}
      {rules.data.own && agency.data && <Keeping demands={agency.data.demands} />}
      <Breaches breaches={rules.data.breaches} />
    </>
  )
}

type Demands = Agency['demands']
const NOTHING: Demands = { mostRetentionDays: null, leastMinGroup: null }

function Above({ above, demanded }: Pick<RulesPage, 'above'> & { demanded: Demands }) {
  const { mostFirstReplyDays, mostSolutionDays, reasonCodes } = above
  const { mostRetentionDays, leastMinGroup } = demanded
  const words = useWords(RULES)
  const { lang } = useLang()
  const reasons = reasonCodes && (reasonCodes.length > 0 ? words.reasons(listOf(reasonCodes, lang)) : words.noReason)
  const lines = [
    mostFirstReplyDays !== null && words.firstReply(mostFirstReplyDays),
    mostSolutionDays !== null && words.solution(mostSolutionDays),
    reasons,
    mostRetentionDays !== null && words.retention(mostRetentionDays),
    leastMinGroup !== null && words.group(leastMinGroup),
  ].filter((line) => typeof line === 'string')
  return (
    <section>
      <h2>{words.above}</h2>
      {lines.length === 0 && <p>{words.none}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

const listOf = (codes: readonly string[], lang: 'fa' | 'en') => codes.join(lang === 'fa' ? '، ' : ', ')

function Own({ own }: { own: UmbrellaRules }) {
  const words = useWords(RULES)
  const [given, setGiven] = useState({ ...own, codes: (own.reasonCodes ?? []).join(' ') })
  const save = () => {
    const { mostFirstReplyDays, mostSolutionDays, codes } = given
    const reasonCodes = codes.split(/[\s,،]+/).filter(Boolean)
    return settings.saveRules({
      mostFirstReplyDays,
      mostSolutionDays,
      reasonCodes: reasonCodes.length > 0 ? reasonCodes : null,
    })
  }
  return (
    <section>
      <h2>{words.own}</h2>
      <p className="hint">{words.ownLead}</p>
      <SettingsForm save={save} changes={[RULES_KEY]}>
        <WholeNumber
          label={words.mostFirstReply}
          optional
          digits={3}
          value={given.mostFirstReplyDays}
          onChange={(mostFirstReplyDays) => setGiven({ ...given, mostFirstReplyDays })}
        />
        <WholeNumber
          label={words.mostSolution}
          optional
          digits={3}
          value={given.mostSolutionDays}
          onChange={(mostSolutionDays) => setGiven({ ...given, mostSolutionDays })}
        />
        <Field
          label={words.codes}
          hint={words.codesHint}
          latin
          optional
          value={given.codes}
          onChange={(codes) => setGiven({ ...given, codes })}
        />
      </SettingsForm>
    </section>
  )
}

/** What holds below at once, whatever was set there: messages are kept no longer, and no smaller group is shown. */
function Keeping({ demands }: { demands: Demands }) {
  const words = useWords(RULES)
  const [given, setGiven] = useState(demands)
  return (
    <section>
      <h2>{words.keeping}</h2>
      <p className="hint">{words.keepingLead}</p>
      <SettingsForm save={() => doors.change({ demands: given })} changes={[AGENCY]}>
        <WholeNumber
          label={words.mostRetention}
          hint={words.emptyIsNone}
          optional
          digits={4}
          value={given.mostRetentionDays}
          onChange={(mostRetentionDays) => setGiven({ ...given, mostRetentionDays })}
        />
        <WholeNumber
          label={words.leastGroup}
          hint={words.leastGroupHint}
          optional
          digits={4}
          value={given.leastMinGroup}
          onChange={(leastMinGroup) => setGiven({ ...given, leastMinGroup })}
        />
      </SettingsForm>
    </section>
  )
}

function Breaches({ breaches }: { breaches: readonly Breach[] }) {
  const words = useWords(RULES)
  const { lang } = useLang()
  const said = ({ rule, what, days, limit }: Breach) =>
    rule === 'reasons-from-list' ? words.reason(what) : words.target[rule](what, days ?? 0, limit)
  return (
    <section>
      <h2>{words.breaches(breaches.length)}</h2>
      <ul>
        {breaches.map((one) => (
          <li key={`${one.agencyId} ${one.rule} ${one.what}`}>
            <strong>
              <bdi>{one.agency[lang]}</bdi>
            </strong>{' '}
            <bdi>{said(one)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
