/** What a rule would have made of the last month's cases, before it is set. Nothing is changed by asking. */
import { useMutation } from '@tanstack/react-query'
import type { ResponsibilityInput } from '../../../app/places/schema.ts'
import { settings } from '../doors.ts'
import { useAgencies, useDesks, useNames } from '../known.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { OFFICES_WORDS } from './offices-words.ts'

export function TryRule({ rule }: { rule: ResponsibilityInput }) {
  const words = useWords(OFFICES_WORDS)
  const deskOf = useNames(useDesks().data?.items, 'deskId')
  const agencyOf = useNames(useAgencies().data?.items, 'agencyId')
  const trying = useMutation({ mutationFn: () => settings.tryRule(rule) })
  const isWhole = rule.deskId !== null || rule.otherAgency !== null
  const tried = trying.data
  return (
    <section className="trial" aria-live="polite">
      <Button kind="secondary" small isDisabled={!isWhole} isPending={trying.isPending} onPress={() => trying.mutate()}>
        {words.tryRule}
      </Button>
      <ErrorNotice error={trying.error} />
      {tried && (
        <Notice>
          <p>{words.wouldDiffer(tried.differ, tried.cases, tried.daysBack)}</p>
          <ul>
            {tried.flows.map(({ fromDeskId, toDeskId, toAgencyId, cases }) => (
              <li key={`${fromDeskId} ${toDeskId} ${toAgencyId}`}>
                {words.flow(cases, deskOf(fromDeskId))}{' '}
                {words.flowTo(toAgencyId ? words.ofAgency(agencyOf(toAgencyId)) : deskOf(toDeskId))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}
