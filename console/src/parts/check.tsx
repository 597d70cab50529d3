/** A yes or a no. */
import { Checkbox } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'
import { Icon } from './icon.tsx'
import { Shown, useReadOnly } from './read-only.tsx'

type Props = { isOn: boolean; onChange(isOn: boolean): void; children: string; hint?: string; isDisabled?: boolean }

export function Check({ isOn, onChange, children, hint, isDisabled = false }: Props) {
  const { yes, no } = useWords(WORDS)
  if (useReadOnly()) return <Shown label={children} value={isOn ? yes : no} />
  return (
    <Checkbox className="check" isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className="check-box">{isOn && <Icon name="check" />}</span>
      <span>
        {children}
        {hint && <span className="hint check-hint">{hint}</span>}
      </span>
    </Checkbox>
  )
}
