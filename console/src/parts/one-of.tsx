/** One of a few, all of them in sight. */
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Shown, useReadOnly } from './read-only.tsx'

type Props<Id extends string> = {
  label: string
  options: readonly { id: Id; label: string }[]
  value: Id
  onChange(id: Id): void
  labelHidden?: boolean
}

export function OneOf<Id extends string>({ label, options, value, onChange, labelHidden }: Props<Id>) {
  const isShown = useReadOnly()
  if (isShown) return <Shown label={label} value={options.find(({ id }) => id === value)?.label ?? ''} />
  const choose = (chosen: string) => {
    const option = options.find(({ id }) => id === chosen)
    if (option) onChange(option.id)
  }
  return (
    <RadioGroup className="one-of" value={value} onChange={choose}>
      <Label className={labelHidden ? 'visually-hidden' : 'one-of-label'}>{label}</Label>
      <div className="one-of-options">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="one-of-option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
