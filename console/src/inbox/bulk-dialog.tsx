/** What is to be done to the chosen cases: first it is seen what would become of each, then it is held. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Link, useLocation } from 'react-router'
import { Problem } from '../api.ts'
import { EMPTY, isUnsent, keepDraft } from '../case/drafts.ts'
import { OutcomeFields } from '../case/outcome-fields.tsx'
import { newToken } from '../form-token.ts'
import { useDesks, useNames, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { sentenceFor } from '../problems.ts'
import { useMe } from '../session.tsx'
import { actOf, type BulkAct, bulk, type Given, isOneByOne, KINDS, type Kind, type Preview } from './bulk.ts'
import { BULK } from './bulk-words.ts'
import { INBOX } from './words.ts'

type Props = { caseIds: readonly string[]; isOpen: boolean; onClose(): void; onHeld(): void }

export function BulkDialog({ caseIds, isOpen, onClose, onHeld }: Props) {
  const words = useWords(BULK)
  return (
    <Dialog title={words.title(caseIds.length)} isOpen={isOpen} onClose={onClose} wide>
      <Asking caseIds={caseIds} onHeld={onHeld} onClose={onClose} />
    </Dialog>
  )
}

const NOTHING: Given = { kind: null, serviceId: null, body: '', dueOn: null, reasonCode: null, deskId: null }
const SPEAKS: readonly (Kind | null)[] = ['pass-on', 'update', 'question', 'planned', 'refused', 'done']

function Asking({ caseIds, onHeld, onClose }: Omit<Props, 'isOpen'>) {
  const words = useWords(BULK)
  const { officerId } = useMe()
  const [given, setGiven] = useState(NOTHING)
  const [token, setToken] = useState(newToken)
  const act = actOf(given, officerId)
  const preview = useMutation({ mutationFn: (of: BulkAct) => bulk.preview(of, caseIds) })
  const can = (preview.data?.cases ?? []).filter(({ refusal }) => refusal === null)
  const holding = useMutation({ mutationFn: (of: BulkAct) => bulk.hold(of, can.map(seenOf), token), onSuccess: onHeld })
  const change = (part: Partial<Given>) => {
    setGiven({ ...given, ...part })
    setToken(newToken())
    preview.reset()
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        if (act && !preview.isPending) preview.mutate(act)
      }}
    >
      <Fields given={given} onChange={change} />
      <Button kind="secondary" type="submit" isDisabled={act === null} isPending={preview.isPending}>
        {preview.data ? words.again : words.preview}
      </Button>
      <ErrorNotice error={preview.error ?? holding.error} />
      {preview.data && (
        <Shown
          preview={preview.data}
          isMoved={act?.kind === 'pass-on' || act?.kind === 'service'}
          given={given}
          onLeave={onClose}
        />
      )}
      {preview.data && can.length > 0 && (
        <>
          <Button isPending={holding.isPending} onPress={() => act && holding.mutate(act)}>
            {words.go(can.length)}
          </Button>
          <p className="hint">{words.goHint}</p>
        </>
      )}
    </Form>
  )
}

const seenOf = ({ caseId, seen }: Preview['cases'][number]) => ({ caseId, seen })

/** The fields of a reply are those of one case. */
const OUTCOMES = { planned: 'planned', refused: 'refused', 'pass-on': 'passed-on' } as const
const outcomeOf = (kind: Kind | null) =>
  kind === 'planned' || kind === 'refused' || kind === 'pass-on' ? OUTCOMES[kind] : null

function Fields({ given, onChange }: { given: Given; onChange(part: Partial<Given>): void }) {
  const words = useWords(BULK)
  const { lang } = useLang()
  const services = (useServices().data?.items ?? []).filter(({ retired }) => !retired)
  const { kind, body } = given
  return (
    <>
      <Choose
        label={words.what}
        value={kind}
        options={KINDS.map((id) => ({ id, label: words.kinds[id] }))}
        onChange={(id) => onChange({ kind: KINDS.find((one) => one === id) ?? null })}
      />
      {kind === 'service' && (
        <Choose
          label={words.service}
          value={given.serviceId}
          options={services.map(({ serviceId, name, heading }) => ({
            id: serviceId,
            label: name[lang],
            group: heading?.[lang],
          }))}
          onChange={(serviceId) => onChange({ serviceId })}
        />
      )}
      <OutcomeFields
        deskId=""
        draft={{ ...EMPTY, ...given, outcome: outcomeOf(kind) }}
        lackWords={() => null}
        onChange={({ dueOn = given.dueOn, reasonCode = given.reasonCode, deskId = given.deskId }) =>
          onChange({ dueOn, reasonCode, deskId })
        }
      />
      {SPEAKS.includes(kind) && (
        <Field
          label={words.body}
          hint={words.bodyHint}
          rows={5}
          maxLength={4000}
          value={body}
          onChange={(text) => onChange({ body: text })}
        />
      )}
    </>
  )
}

type Leaving = { given: Given; onLeave(): void }

/** Of each case what would become of it, or why not. */
function Shown({ preview: { cases }, isMoved, given, onLeave }: { preview: Preview; isMoved: boolean } & Leaving) {
  const words = useWords(BULK)
  const { states } = useWords(INBOX)
  const { lang } = useLang()
  const deskOf = useNames(useDesks().data?.items, 'deskId')
  const can = cases.filter(({ refusal }) => !refusal)
  const alone = cases.filter(({ refusal }) => isOneByOne(refusal))
  const not = cases.filter(({ refusal }) => refusal && !isOneByOne(refusal))
  return (
    <div className="bulk-shown" role="status">
      <p>
        <strong>{words.would(can.length)}</strong>{' '}
        {can.length > 0 && words.told(can.reduce((sum, { told }) => sum + told, 0))}
      </p>
      <ul>
        {can.map(({ caseId, code, state, deskId }) => (
          <li key={caseId}>
            <bdi className="code" dir="ltr">
              {code}
            </bdi>{' '}
            {state && states[state]} {isMoved && deskId && <span className="hint">{words.toDesk(deskOf(deskId))}</span>}
          </li>
        ))}
      </ul>
      {alone.length > 0 && <OneByOne alone={alone} given={given} onLeave={onLeave} />}
      {not.length > 0 && <strong>{words.refused(not.length)}</strong>}
      <ul>
        {not.map(({ caseId, code, refusal }) => (
          <li key={caseId}>
            <bdi className="code" dir="ltr">
              {code ?? '—'}
            </bdi>{' '}
            {sentenceFor(lang, new Problem(refusal ?? '', 409))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What fits one case alone: no apology or evidence is the same for many. It leads to each, with what was written so far. */
function OneByOne({ alone, given, onLeave }: { alone: Preview['cases'] } & Leaving) {
  const words = useWords(BULK)
  const { lang } = useLang()
  const { search } = useLocation()
  return (
    <>
      <strong>{words.alone(alone.length)}</strong> {words.aloneHint}
      <ul>
        {alone.map(({ caseId, code, refusal, seen }) => (
          <li key={caseId}>
            <Link
              to={{ pathname: `/cases/${caseId}`, search }}
              state={{ reply: true, at: performance.now() }}
              onClick={() => {
                takeAlong(given, caseId, seen)
                onLeave()
              }}
            >
              <bdi className="code" dir="ltr">
                {code}
              </bdi>
            </Link>{' '}
            {sentenceFor(lang, new Problem(refusal ?? '', 422))}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was written for many begins the reply to one, unless something is written there already. */
function takeAlong({ kind, body, dueOn, reasonCode }: Given, caseId: string, seen: number): void {
  const outcome = kind === 'done' || kind === 'planned' || kind === 'refused' || kind === 'update' ? kind : null
  if (!isUnsent(caseId)) keepDraft(caseId, { ...EMPTY, outcome, body, dueOn, reasonCode, seen })
}
