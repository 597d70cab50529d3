/** Search and filters of the inbox. */
import { type ReactNode, type RefObject, useState } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { useSearchParams } from 'react-router'
import { type Asked, cases } from '../case-doors.ts'
import { useAreas, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { Icon } from '../parts/icon.tsx'
import { useMay } from '../session.tsx'
import { filtersOn, withChange } from './asked.ts'
import { useDeskCounts } from './desk-rail.tsx'
import { Forecast } from './forecast.tsx'
import { questionOf } from './rows.ts'
import { Views } from './views.tsx'
import { INBOX } from './words.ts'

type Props = {
  asked: Asked
  text: string
  onText(text: string): void
  searchField: RefObject<HTMLInputElement | null>
  /** Enter in the search. */
  onEnter(): void
  children?: ReactNode
}

const ANY = 'any'

export function Toolbar({ asked, text, onText, searchField, onEnter, children }: Props) {
  const words = useWords(INBOX)
  const [isOpen, setOpen] = useState(filtersOn(asked) > 0)
  const on = filtersOn(asked)
  return (
    <div className="toolbar">
      <DeskChoice desk={asked.desk ?? null} />
      {asked.desk && <Forecast deskId={asked.desk} />}
      <div className="toolbar-line">
        <SearchField
          className="toolbar-search"
          aria-label={words.search}
          value={text}
          onChange={onText}
          onSubmit={onEnter}
        >
          <Icon name="search" />
          <Input ref={searchField} className="input" placeholder={words.search} dir="auto" />
          <AriaButton className="icon-button toolbar-clear">
            <Icon name="close" />
          </AriaButton>
        </SearchField>
        <Button kind="quiet" small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <Icon name="filter" />
          {on > 0 ? words.filtersOn(on) : words.filters}
        </Button>
      </div>
      <Views asked={asked} />
      {children}
      {isOpen && <Filters asked={asked} text={text} />}
    </div>
  )
}

function useChange() {
  const [search, setSearch] = useSearchParams()
  return (name: keyof Asked, value: string | null) =>
    setSearch(withChange(search, { [name]: value === ANY ? null : value }), { replace: true })
}

function DeskChoice({ desk }: { desk: string | null }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const change = useChange()
  const desks = useDeskCounts().data?.desks ?? []
  const options = [
    { id: ANY, label: words.allDesks },
    ...desks.map(({ deskId, name, open }) => ({ id: deskId, label: `${name[lang]} (${words.count(open)})` })),
  ]
  return (
    <div className="toolbar-desk">
      <Choose
        label={words.desks}
        labelHidden
        small
        options={options}
        value={desk ?? ANY}
        onChange={(id) => change('desk', id)}
      />
    </div>
  )
}

function Filters({ asked, text }: { asked: Asked; text: string }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const change = useChange()
  const [, setSearch] = useSearchParams()
  const services = useServices().data?.items ?? []
  const areas = useAreas().data?.items ?? []
  const mayExport = useMay('cases.export')
  const states = [
    { id: ANY, label: words.working },
    // A joined case stands in no list: the one that goes on does.
    ...Object.entries(words.states).flatMap(([id, label]) => (id === 'joined' ? [] : [{ id, label }])),
    { id: 'all', label: words.all },
  ]
  const dues = [
    { id: ANY, label: words.anyDue },
    { id: 'late', label: words.late },
    { id: 'today', label: words.today },
    { id: 'week', label: words.week },
  ]
  return (
    <div className="filters">
      <Choose
        small
        label={words.state}
        options={states}
        value={asked.state ?? ANY}
        onChange={(id) => change('state', id)}
      />
      <Choose small label={words.due} options={dues} value={asked.due ?? ANY} onChange={(id) => change('due', id)} />
      <Choose
        small
        label={words.service}
        options={[
          { id: ANY, label: words.anyService },
          ...services.map(({ serviceId, name, heading }) => ({
            id: serviceId,
            label: name[lang],
            group: heading?.[lang],
          })),
        ]}
        value={asked.service ?? ANY}
        onChange={(id) => change('service', id)}
      />
      <Choose
        small
        label={words.area}
        options={[
          { id: ANY, label: words.anyArea },
          ...areas.map(({ areaId, name }) => ({ id: areaId, label: name[lang] })),
        ]}
        value={asked.area ?? ANY}
        onChange={(id) => change('area', id)}
      />
      <Check isOn={asked.assigned === 'me'} onChange={(isOn) => change('assigned', isOn ? 'me' : null)}>
        {words.mine}
      </Check>
      <Check isOn={asked.dangerous === 'yes'} onChange={(isOn) => change('dangerous', isOn ? 'yes' : null)}>
        {words.onlyDangerous}
      </Check>
      <Check isOn={asked.unsorted === 'yes'} onChange={(isOn) => change('unsorted', isOn ? 'yes' : null)}>
        {words.unsorted}
      </Check>
      <div className="filters-foot">
        <Button kind="quiet" small onPress={() => setSearch(asked.desk ? { desk: asked.desk } : {}, { replace: true })}>
          {words.clear}
        </Button>
        {mayExport && (
          <a className="button button-quiet button-small" href={cases.csvPath(questionOf(asked, text))} download>
            {words.csv}
          </a>
        )}
      </div>
    </div>
  )
}
