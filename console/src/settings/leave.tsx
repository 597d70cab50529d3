/** An officer's leave: from when to when, and which colleague has the cases; and who else is away. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { leaves } from '../case-doors.ts'
import { CASES, DESK_COUNTS } from '../inbox/rows.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { DayField } from '../parts/day-field.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { LEAVE_WORDS } from './leave-words.ts'

const LEAVES = ['leaves'] as const
const CHANGES = [LEAVES, CASES, DESK_COUNTS]

export function Leave() {
  const words = useWords(LEAVE_WORDS)
  const { lang } = useLang()
  const all = useQuery({ queryKey: LEAVES, queryFn: leaves.list })
  const ending = useSaving(leaves.end, CHANGES)
  const day = (civil: string) => longDate(lang, civil)
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <Taking colleagues={all.data?.colleagues ?? []} />
      <h3>{words.who}</h3>
      {all.data?.leaves.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="plain-list">
        {(all.data?.leaves ?? []).map(({ leaveId, officerName, toName, fromOn, toOn, isAway, comesBack, mayEnd }) => (
          <li key={leaveId} className="leave">
            <p>
              <bdi>{words.one(officerName, toName)}</bdi>
            </p>
            <p className="hint">
              {words.days(day(fromOn), day(toOn))} <span className="tag">{isAway ? words.away : words.coming}</span>{' '}
              <span className="tag">{comesBack ? words.comesBackTag : words.staysTag}</span>
            </p>
            {mayEnd && (
              <Button kind="secondary" small isPending={ending.isPending} onPress={() => ending.mutate(leaveId)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNotice error={all.error ?? ending.error} />
    </section>
  )
}

type Colleague = { officerId: string; name: string }
const EMPTY = {
  fromOn: null as string | null,
  toOn: null as string | null,
  toOfficerId: null as string | null,
  comesBack: true,
}

function Taking({ colleagues }: { colleagues: readonly Colleague[] }) {
  const words = useWords(LEAVE_WORDS)
  const [given, setGiven] = useState(EMPTY)
  const { fromOn, toOn, toOfficerId, comesBack } = given
  const taking = useSaving(
    () => leaves.take({ fromOn: fromOn!, toOn: toOn!, toOfficerId: toOfficerId!, comesBack }),
    CHANGES,
    () => setGiven(EMPTY),
  )
  return (
    <>
      <DayField label={words.from} value={fromOn} onChange={(day) => setGiven({ ...given, fromOn: day })} />
      <DayField label={words.to} value={toOn} onChange={(day) => setGiven({ ...given, toOn: day })} />
      <Choose
        label={words.colleague}
        placeholder={words.chooseColleague}
        options={colleagues.map(({ officerId, name }) => ({ id: officerId, label: name }))}
        value={toOfficerId}
        onChange={(id) => setGiven({ ...given, toOfficerId: id })}
      />
      <Check isOn={comesBack} onChange={(isOn) => setGiven({ ...given, comesBack: isOn })}>
        {words.comesBack}
      </Check>
      <ErrorNotice error={taking.error} />
      <div className="buttons">
        <Button
          isDisabled={!fromOn || !toOn || !toOfficerId}
          isPending={taking.isPending}
          onPress={() => taking.mutate()}
        >
          {words.take}
        </Button>
      </div>
      <Said>{taking.isSuccess ? words.taken : ''}</Said>
    </>
  )
}
