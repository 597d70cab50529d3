/** The card of the model by which services are proposed: what it learned from, how good it is, and the way back. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { type ModelPage, model } from '../doors.ts'
import { useNames, useServices, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading, Notice, Said } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { Curve } from './curve.tsx'
import { FormerModels } from './former-models.tsx'
import { MODEL_WORDS } from './model-words.ts'
import { Numbers } from './numbers.tsx'

export const MODEL = ['model'] as const
type Tested = NonNullable<ModelPage['inUse']['card']['tested']>

export function ModelPart() {
  const words = useWords(MODEL_WORDS)
  const page = useQuery({ queryKey: MODEL, queryFn: model.page })
  return (
    <>
      <p>{words.lead}</p>
      {page.isPending && <Loading />}
      <ErrorNotice error={page.data ? null : page.error} onRetry={() => void page.refetch()} />
      {page.data && (
        <>
          <InUse page={page.data} />
          <Quality card={page.data.inUse.card} />
          <Runs page={page.data} />
          <FormerModels page={page.data} />
          <Urgency page={page.data} />
        </>
      )}
    </>
  )
}

function useDay() {
  const { lang } = useLang()
  const zone = useZone()
  return (at: string | null) => (at ? longDate(lang, new Date(at), zone) : '—')
}

function InUse({ page: { inUse } }: { page: ModelPage }) {
  const words = useWords(MODEL_WORDS)
  const day = useDay()
  const { lang } = useLang()
  const { card } = inUse
  return (
    <section>
      <h2>{words.inUse}</h2>
      <p>
        {inUse.modelId ? words.learnedFrom(card.phrases, card.texts) : words.fromPhrases(card.phrases)}{' '}
        {card.nobodys > 0 && words.nobodys(card.nobodys)}
      </p>
      <dl className="model-facts">
        {inUse.learnedAt && (
          <div>
            <dt>{words.learnedAt}</dt>
            <dd>{day(inUse.learnedAt)}</dd>
          </div>
        )}
        {card.date && (
          <div>
            <dt>{words.until}</dt>
            <dd>{longDate(lang, card.date)}</dd>
          </div>
        )}
        <div>
          <dt>{words.size}</dt>
          <dd>{words.sizeIs(card.bytes, card.features)}</dd>
        </div>
        <div>
          <dt>{words.hash}</dt>
          <dd>
            <code dir="ltr" className="model-hash">
              {inUse.hash}
            </code>
          </dd>
        </div>
      </dl>
      <LearnNow />
    </section>
  )
}

function LearnNow() {
  const words = useWords(MODEL_WORDS)
  const [said, setSaid] = useState<string>('')
  const learning = useSaving(model.learn, [MODEL], ({ outcome }) => setSaid(words.outcomes[outcome]))
  if (!useMay('settings.change')) return null
  return (
    <>
      <Button isPending={learning.isPending} onPress={() => learning.mutate()}>
        {words.learnNow}
      </Button>
      <ErrorNotice error={learning.error} />
      <Said>{said}</Said>
    </>
  )
}

function Quality({ card }: { card: ModelPage['inUse']['card'] }) {
  const words = useWords(MODEL_WORDS)
  const nameOf = useNames(useServices().data?.items, 'serviceId')
  const { tested, services } = card
  return (
    <section>
      <h2>{words.accuracy}</h2>
      {tested ? <Measured tested={tested} /> : <Notice>{words.notTested}</Notice>}
      <details>
        <summary>{words.services}</summary>
        <Numbers
          heads={[words.service, words.phrases, words.texts]}
          rows={services.map(({ serviceId, phrases, texts }) => ({
            key: serviceId,
            cells: [nameOf(serviceId), words.number(phrases), words.number(texts)],
          }))}
        />
      </details>
    </section>
  )
}

function Measured({ tested }: { tested: Tested }) {
  const words = useWords(MODEL_WORDS)
  const nameOf = useNames(useServices().data?.items, 'serviceId')
  const { texts, right, low, high, sure, sureRight, threshold, nobodys, nobodysOpen, curve, confused } = tested
  return (
    <>
      <p className="model-figure">{words.accuracyIs(right / texts, low, high, texts)}</p>
      <p>
        {words.sure} {words.sureIs(sure / texts, sure === 0 ? null : sureRight / sure)}
        {nobodys > 0 && `. ${words.open}: ${words.openIs(nobodysOpen, nobodys)}`}.
      </p>
      <p className="hint">{words.how}</p>
      <h3>{words.curve}</h3>
      <Curve points={curve} threshold={threshold} />
      <details>
        <summary>{words.numbers}</summary>
        <Numbers
          heads={[words.threshold, words.coverage, words.right]}
          rows={curve.map((point) => ({
            key: `${point.threshold}`,
            cells: [words.probability(point.threshold), words.percent(point.coverage), words.percent(point.accuracy)],
          }))}
        />
      </details>
      {confused.length > 0 && (
        <>
          <h3>{words.confused}</h3>
          <Numbers
            heads={[words.expected, words.given, words.times]}
            rows={confused.map((pair) => ({
              key: `${pair.expected} ${pair.given}`,
              cells: [nameOf(pair.expected), nameOf(pair.given), words.number(pair.texts)],
            }))}
          />
        </>
      )}
    </>
  )
}

function Runs({ page: { runs } }: { page: ModelPage }) {
  const words = useWords(MODEL_WORDS)
  const day = useDay()
  return (
    <section>
      <h2>{words.runs}</h2>
      {runs.length === 0 && <p className="hint">{words.noRuns}</p>}
      <ol className="model-runs">
        {runs.map(({ ranAt, place, byOfficer, outcome, failure, compared }) => (
          <li key={place}>
            <strong>{day(ranAt)}</strong> {byOfficer && <span className="tag">{words.byOfficer}</span>}{' '}
            {words.outcomes[outcome]}{' '}
            {compared && (
              <span className="hint">
                {words.compared(compared.texts, compared.before, compared.after)}{' '}
                {words.changed(compared.gained, compared.lost)}
              </span>
            )}
            {failure && (
              <span className="hint">
                <bdi dir="ltr">{failure}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Urgency({ page: { urgency } }: { page: ModelPage }) {
  const words = useWords(MODEL_WORDS)
  return (
    <section>
      <h2>{words.urgency}</h2>
      <p>{words.urgencyLead}</p>
      {urgency ? (
        <p>
          {words.urgencyLearned(urgency.dangerous, urgency.ordinary)}{' '}
          {words.missed(urgency.missed, urgency.dangerous, urgency.falseAlarms)}
        </p>
      ) : (
        <p className="hint">{words.urgencyBegin}</p>
      )}
    </section>
  )
}
