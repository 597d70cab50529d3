/** A list of things that are set, each with its button, and one to add another. */
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'
import { SETTINGS } from './words.ts'

type Props<Item> = {
  query: { data: { items: Item[] } | undefined; error: unknown; isPending: boolean; refetch(): unknown }
  idOf(item: Item): string
  nameOf(item: Item): string
  /** What stands beside the name. */
  about?(item: Item): ReactNode
  /** A word for what is no longer in use. */
  mark?(item: Item): string | null
  onEdit?(item: Item): void
  onAdd?(): void
  addLabel?: string
}

export function Shelf<Item>(props: Props<Item>) {
  const { query, idOf, onAdd } = props
  const words = useWords(SETTINGS)
  const maySet = useMay('settings.change')
  if (query.isPending) return <Loading />
  return (
    <div className="shelf">
      <ErrorNotice error={query.data ? null : query.error} onRetry={() => void query.refetch()} />
      {query.data?.items.length === 0 && <p className="hint">{words.nothing}</p>}
      <ul className="shelf-list">
        {query.data?.items.map((item) => (
          <li key={idOf(item)}>
            <Line {...props} item={item} />
          </li>
        ))}
      </ul>
      {maySet && onAdd && (
        <Button kind="secondary" small onPress={onAdd}>
          {props.addLabel ?? words.add}
        </Button>
      )}
    </div>
  )
}

function Line<Item>({ item, nameOf, about, mark, onEdit }: Props<Item> & { item: Item }) {
  const words = useWords(WORDS)
  const verb = useMay('settings.change') ? words.edit : words.see
  const marked = mark?.(item)
  return (
    <>
      <div className="shelf-item">
        <p className="shelf-name">
          <bdi>{nameOf(item)}</bdi>
          {marked && <span className="tag">{marked}</span>}
        </p>
        {about && <div className="shelf-about">{about(item)}</div>}
      </div>
      {onEdit && (
        <Button kind="quiet" small aria-label={`${verb}: ${nameOf(item)}`} onPress={() => onEdit(item)}>
          {verb}
        </Button>
      )}
    </>
  )
}
