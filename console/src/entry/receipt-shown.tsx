/** The receipt, large: to be read aloud group by group, or printed. It is shown once and kept nowhere. */
import { useEffect, useRef } from 'react'
import { number, toPersianDigits } from '../../../app/kit/words.ts'
import { useAgency } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { groupsOf } from './contact.ts'
import { ENTRY } from './words.ts'

/** Two groups may be alike; the place of each is what it is known by. */
const numbered = (groups: readonly string[]) => groups.map((group, index) => [group, index] as const)

type Props = { receipt: string; isAgain: boolean; onNext(): void }

export function ReceiptShown({ receipt, isAgain, onNext }: Props) {
  const words = useWords(ENTRY)
  const { lang } = useLang()
  const { data: agency } = useAgency()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page page-narrow receipt-page">
      <p className="receipt-agency">{agency?.name[lang]}</p>
      <h1 ref={heading} tabIndex={-1}>
        {words.receipt}
      </h1>
      <p className="lead">{words.receiptLead}</p>
      {isAgain && <Notice kind="warn">{words.again}</Notice>}
      <ol className="receipt-code" dir="ltr">
        {numbered(groupsOf(receipt)).map(([group, index]) => (
          <li key={index}>
            <span className="visually-hidden">{words.group(number(lang, index + 1))}: </span>
            {lang === 'fa' ? toPersianDigits(group) : group}
          </li>
        ))}
      </ol>
      <p>
        {words.receiptUse} <bdi dir="ltr">{`${location.origin}/receipt`}</bdi>
      </p>
      <p className="hint">{words.receiptLost}</p>
      <div className="buttons no-print">
        <Button onPress={() => print()}>{words.print}</Button>
        <Button kind="secondary" onPress={onNext}>
          {words.next}
        </Button>
      </div>
    </div>
  )
}
