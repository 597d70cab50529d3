/** A yes or a no. */
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import { Icon } from './icon.tsx'

type Props = { isOn: boolean; onChange(isOn: boolean): void; children: ReactNode; hint?: string; isDisabled?: boolean }

export function Check({ isOn, onChange, children, hint, isDisabled = false }: Props) {
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
