/** Filters that the officer keeps under a name: chosen with one press, kept from what is filtered now. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Link, useSearchParams } from 'react-router'
import type * as door from '../../../app/cases/views/schema.ts'
import { call } from '../api.ts'
import type { Asked } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { withChange } from './asked.ts'
import { BULK } from './bulk-words.ts'

const VIEWS = ['views'] as const

const views = {
  list: () => call<{ views: door.View[] }>('GET', '/views'),
  keep: (name: string, asked: Asked) => call<{ viewId: string }>('POST', '/views', { name, asked }),
  drop: (viewId: string) => call('DELETE', `/views/${viewId}`),
}

export function Views({ asked }: { asked: Asked }) {
  const words = useWords(BULK)
  const [search] = useSearchParams()
  const { data } = useQuery({ queryKey: VIEWS, queryFn: views.list })
  const dropping = useSaving(views.drop, [VIEWS])
  const kept = data?.views ?? []
  return (
    <>
      {kept.length > 0 && (
        <ul className="views" aria-label={words.views}>
          {kept.map(({ viewId, name, asked: wanted }) => {
            const to = String(withChange(new URLSearchParams(), wanted))
            return (
              <li key={viewId}>
                <Link
                  to={{ pathname: '/cases', search: to }}
                  aria-current={sorted(search) === sorted(new URLSearchParams(to)) ? 'true' : undefined}
                >
                  <bdi>{name}</bdi>
                </Link>
                <Button
                  kind="quiet"
                  small
                  aria-label={words.drop(name)}
                  isPending={dropping.isPending}
                  onPress={() => dropping.mutate(viewId)}
                >
                  <Icon name="close" />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {Object.keys(asked).length > 0 && <Keeping asked={asked} />}
    </>
  )
}

/** The same filters, in whatever order they stand. */
function sorted(search: URLSearchParams): string {
  const same = new URLSearchParams(search)
  same.sort()
  return String(same)
}

function Keeping({ asked }: { asked: Asked }) {
  const words = useWords(BULK)
  const [name, setName] = useState<string | null>(null)
  const keeping = useSaving(
    () => views.keep(name ?? '', asked),
    [VIEWS],
    () => setName(null),
  )
  if (name === null)
    return (
      <Button kind="quiet" small onPress={() => setName('')}>
        {words.keep}
      </Button>
    )
  return (
    <Form
      className="view-keeping"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) keeping.mutate()
      }}
    >
      <Field label={words.viewName} hint={words.keepHint} autoFocus maxLength={60} value={name} onChange={setName} />
      <Button kind="secondary" small type="submit" isPending={keeping.isPending}>
        {words.save}
      </Button>
      <ErrorNotice error={keeping.error} />
    </Form>
  )
}
