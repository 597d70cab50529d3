/** What is pressed. While the answer is awaited it takes no second press, and keeps the focus. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Props = Omit<ButtonProps, 'children' | 'className' | 'style' | 'isPending'> & {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  small?: boolean
  isPending?: boolean
  children: ReactNode
}

// Not React Aria's own isPending: it announces by the name of the button, which is often gone when it is read.
const IDLE: ButtonProps = { type: 'button', onPress: () => undefined }

export function Button({ kind = 'primary', small, isPending, children, ...rest }: Props) {
  const look = `button button-${kind}${small ? ' button-small' : ''}${isPending ? ' button-pending' : ''}`
  return (
    <AriaButton {...rest} {...(isPending && IDLE)} className={look}>
      {children}
    </AriaButton>
  )
}
