/** What is pressed. While the answer is awaited a button says so and takes no second press. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Props = Omit<ButtonProps, 'children' | 'className' | 'style'> & {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  small?: boolean
  children: ReactNode
}

export function Button({ kind = 'primary', small, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${kind}${small ? ' button-small' : ''}`}>
      {children}
    </AriaButton>
  )
}
