/** Definitions of indicators: those that ship to be read, own ones to be written, tried on the newest release, and kept. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Preview } from '../../../app/indicators/own/schema.ts'
import type { Sent } from '../../../app/kit/shapes.ts'
import { shortDate } from '../../../app/kit/words.ts'
import { FigureTable } from '../board/figure-table.tsx'
import { type Definitions, definitions as doors } from '../board-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading, Notice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { DEFINITION_WORDS } from './definitions-words.ts'

const KEY = ['definitions'] as const
type Listed = Definitions['shipped'][number]

export function DefinitionsPart() {
  const words = useWords(DEFINITION_WORDS)
  const maySet = useMay('settings.change')
  const all = useQuery({ queryKey: KEY, queryFn: doors.all })
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <>
      <p className="hint">{words.lead}</p>
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {draft !== null && <Draft key="draft" text={draft} onChange={setDraft} />}
      {all.data && (
        <>
          <h2>{words.own}</h2>
          {all.data.own.length === 0 && <p>{words.noOwn}</p>}
          <ul className="plain-list">
            {all.data.own.map((one) => (
              <Own key={`${one.id} ${one.version}`} one={one} maySet={maySet} onRead={setDraft} />
            ))}
          </ul>
          <h2>{words.shipped}</h2>
          <ul className="plain-list">
            {all.data.shipped.map((one) => (
              <Shipped key={one.id} one={one} onTake={setDraft} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Own({
  one,
  maySet,
  onRead,
}: {
  one: Definitions['own'][number]
  maySet: boolean
  onRead(text: string): void
}) {
  const words = useWords(DEFINITION_WORDS)
  const { lang } = useLang()
  const retire = useSaving(() => doors.retire(one.id), [KEY])
  return (
    <li className="definition-row">
      <span>
        <bdi>{one.name[lang]}</bdi>{' '}
        <span className="hint">
          {words.version(one.version)} · {one.isUsed ? words.used : words.former}
        </span>
      </span>
      <span className="definition-acts">
        <Button kind="quiet" small aria-label={`${words.read}: ${one.name[lang]}`} onPress={() => onRead(one.text)}>
          {words.read}
        </Button>
        {one.isUsed && maySet && (
          <Button kind="quiet" small isPending={retire.isPending} onPress={() => retire.mutate()}>
            {words.retire}
          </Button>
        )}
      </span>
      <ErrorNotice error={retire.error} />
    </li>
  )
}

function Shipped({ one, onTake }: { one: Listed; onTake(text: string): void }) {
  const words = useWords(DEFINITION_WORDS)
  const { lang } = useLang()
  const prefix = lang === 'fa' ? '' : '/en'
  return (
    <li className="definition-row">
      <span>
        <a href={`${prefix}/methods/${one.id}/${one.version}`}>{one.name[lang]}</a>{' '}
        <span className="hint">{words.version(one.version)}</span>
      </span>
      <Button kind="quiet" small aria-label={`${words.take}: ${one.name[lang]}`} onPress={() => onTake(ownFrom(one))}>
        {words.take}
      </Button>
    </li>
  )
}

/** The same under a name of one's own, as its first version. */
const ownFrom = ({ id, text }: Listed): string =>
  text
    .replace(/^#.*\n/gm, '')
    .replace(/^id: .*$/m, `id: own-${id}`)
    .replace(/^version: .*$/m, "version: '1'")

function Draft({ text, onChange }: { text: string; onChange(text: string): void }) {
  const words = useWords(DEFINITION_WORDS)
  const maySet = useMay('settings.change')
  const [tried, setTried] = useState<string | null>(null)
  const preview = useMutation({ mutationFn: doors.preview, onSuccess: (_, given) => setTried(given) })
  const keep = useSaving(() => doors.keep(text), [KEY])
  const found = tried === text ? preview.data : undefined
  return (
    <section className="definition-draft">
      <Field label={words.draft} hint={words.draftHint} rows={18} latin value={text} onChange={onChange} />
      <ErrorNotice error={preview.error ?? keep.error} />
      {keep.isSuccess && <Notice>{words.kept}</Notice>}
      <div className="definition-acts">
        <Button kind="secondary" isPending={preview.isPending} onPress={() => preview.mutate(text)}>
          {words.tryOut}
        </Button>
        {maySet && (
          <Button isDisabled={!found?.mayBeKept} isPending={keep.isPending} onPress={() => keep.mutate()}>
            {words.keep}
          </Button>
        )}
      </div>
      {found && <Found of={found} />}
    </section>
  )
}

function Found({ of }: { of: Sent<Preview> }) {
  const words = useWords(DEFINITION_WORDS)
  const { lang } = useLang()
  if (of.faults.length > 0)
    return (
      <div role="status">
        <p>{words.wrong}</p>
        <ul className="definition-faults">
          {of.faults.map(({ at, said }) => (
            <li key={`${at} ${said.en}`}>
              {at !== '' && (
                <>
                  <code dir="ltr">{at}</code>:{' '}
                </>
              )}
              <span>{said[lang]}</span>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <div role="status">
      {of.mustBe !== null && <p>{words.mustBe(of.mustBe)}</p>}
      {of.untilDay === null && <p>{words.noRelease}</p>}
      {of.untilDay !== null && (
        <>
          <h2>{words.preview(shortDate(lang, of.untilDay))}</h2>
          {of.exposed.length === 0 ? <p>{words.safe}</p> : <Exposed of={of.exposed} />}
          <FigureTable
            head={words.group}
            caption={words.preview(shortDate(lang, of.untilDay))}
            lines={of.figures.map(({ group, figure }) => ({ key: group.en, name: <bdi>{group[lang]}</bdi>, figure }))}
          />
          {of.figures[0]?.figure.written.said[lang] && <p>{of.figures[0].figure.written.said[lang]}</p>}
        </>
      )}
    </div>
  )
}

function Exposed({ of }: { of: Sent<Preview>['exposed'] }) {
  const words = useWords(DEFINITION_WORDS)
  const { lang } = useLang()
  const said = of.map(({ how, role, group, other, otherRole, hidden }) => {
    if (how === 'parts') return words.parts(group[lang], hidden.map((one) => `«${one[lang]}»`).join('، '))
    return how === 'between' && other && otherRole
      ? words.between(words.inGroup(group[lang], words.sides[role]), words.ofOther(words.sides[otherRole], other[lang]))
      : words.alone(words.sides[role], group[lang])
  })
  return (
    <>
      <p>
        <strong>{words.exposed}</strong>
      </p>
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
