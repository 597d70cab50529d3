/** A question over the page. Escape and a press beside it close it. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Button, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'
import { Icon } from './icon.tsx'

type Props = { title: string; isOpen: boolean; onClose(): void; wide?: boolean; children: ReactNode }

export function Dialog({ title, isOpen, onClose, wide, children }: Props) {
  const words = useWords(WORDS)
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={`modal${wide ? ' modal-wide' : ''}`}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button className="icon-button" aria-label={words.close} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
