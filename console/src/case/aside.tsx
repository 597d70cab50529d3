/** Giving a case to a colleague, and standing aside from one that is about an officer. */
import { type ReactNode, useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { cases, type Whole } from '../case-doors.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useMay, useMe } from '../session.tsx'
import { ASIDE } from './aside-words.ts'
import { useCaseAct } from './case-changes.ts'

/** A button that asks in a dialog before anything is done. */
function Asking({
  label,
  title,
  lead,
  children,
}: {
  label: string
  title: string
  lead: string
  children(close: () => void): ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <p>{lead}</p>
        {children(close)}
      </Dialog>
    </>
  )
}

export function Giving({ whole }: { whole: Whole }) {
  const words = useWords(ASIDE)
  return (
    <Asking label={words.give} title={words.giveTitle} lead={words.giveLead}>
      {(close) => <Give whole={whole} onDone={close} />}
    </Asking>
  )
}

function Give({ whole: { case: of, colleagues }, onDone }: { whole: Whole; onDone(): void }) {
  const words = useWords(ASIDE)
  const { officerId: me } = useMe()
  const [to, setTo] = useState<string | null>(null)
  const giving = useCaseAct(of.caseId, () => cases.assign(of.caseId, to), onDone)
  const others = colleagues.filter(({ officerId }) => officerId !== me && officerId !== of.assignedTo)
  return (
    <>
      <Choose
        label={words.colleague}
        placeholder={words.chooseColleague}
        options={others.map(({ officerId, name }) => ({ id: officerId, label: name }))}
        value={to}
        onChange={setTo}
      />
      <ErrorNotice error={giving.error} />
      <div className="buttons">
        <Button isDisabled={!to} isPending={giving.isPending} onPress={() => giving.mutate()}>
          {words.giveDo}
        </Button>
      </div>
    </>
  )
}

export function StandingAside({ whole }: { whole: Whole }) {
  const words = useWords(ASIDE)
  const { officerId: me } = useMe()
  const { caseId } = whole.case
  const [who, setWho] = useState<string>(me)
  const others = whole.colleagues.filter(({ officerId }) => officerId !== me)
  const options = [
    { id: me, label: words.me },
    ...others.map(({ officerId, name }) => ({ id: officerId, label: name })),
  ]
  return (
    <Asking label={words.aside} title={words.asideTitle} lead={words.asideLead}>
      {(close) => (
        <>
          <Choose label={words.who} options={options} value={who} onChange={setWho} />
          <WithReason
            caseId={caseId}
            label={words.asideDo}
            act={(reason) => cases.standAside(caseId, { officerId: who, reason })}
            onDone={close}
          />
        </>
      )}
    </Asking>
  )
}

export function Aside({ whole }: { whole: Whole }) {
  const words = useWords(ASIDE)
  const { lang } = useLang()
  const zone = useZone()
  const mayReply = useMay('cases.reply')
  const { caseId } = whole.case
  if (whole.aside.length === 0) return null
  return (
    <section>
      <h3>{words.standing}</h3>
      <ul className="plain-list">
        {whole.aside.map(({ officerId, name, how, since }) => (
          <li key={officerId}>
            <bdi>{name}</bdi> <span className="tag">{words.how[how]}</span>{' '}
            <span className="hint">{words.since(longDate(lang, new Date(since), zone))}</span>
            {whole.mayLetBack && mayReply && (
              <Asking label={words.letBack} title={words.letBackTitle(name)} lead={words.letBackLead}>
                {(close) => (
                  <WithReason
                    caseId={caseId}
                    label={words.letBackDo}
                    act={(reason) => cases.letBack(caseId, { officerId, reason })}
                    onDone={close}
                  />
                )}
              </Asking>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Unhiding({ caseId }: { caseId: string }) {
  const words = useWords(ASIDE)
  return (
    <Asking label={words.unhide} title={words.unhideTitle} lead={words.unhideLead}>
      {(close) => (
        <WithReason
          caseId={caseId}
          label={words.unhideDo}
          act={(reason) => cases.unhide(caseId, reason)}
          onDone={close}
        />
      )}
    </Asking>
  )
}

type Reasoned = { caseId: string; label: string; act(reason: string): Promise<unknown>; onDone(): void }

function WithReason({ caseId, label, act, onDone }: Reasoned) {
  const words = useWords(ASIDE)
  const [reason, setReason] = useState('')
  const acting = useCaseAct(caseId, () => act(reason), onDone)
  return (
    <>
      <Field label={words.why} rows={3} maxLength={1000} value={reason} onChange={setReason} />
      <ErrorNotice error={acting.error} />
      <div className="buttons">
        <Button isDisabled={reason.trim().length < 2} isPending={acting.isPending} onPress={() => acting.mutate()}>
          {label}
        </Button>
      </div>
    </>
  )
}
