/** The form in which one thing of the settings is added or changed. */
import type { QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { ReadOnly } from '../parts/read-only.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'

type FormProps = {
  save(): Promise<unknown>
  changes: readonly QueryKey[]
  onSaved?: () => void
  label?: string
  /** Of the officer's own account, which everybody may change. */
  isOwn?: boolean
  children: ReactNode
}

/** Stands in the page itself and says when it is saved; for whoever may not change settings it is a text to read. */
export function SettingsForm({ save, changes, onSaved, label, isOwn, children }: FormProps) {
  const words = useWords(WORDS)
  const maySet = useMay('settings.change')
  const saving = useSaving(save, changes, onSaved)
  if (!isOwn && !maySet) return <ReadOnly value>{children}</ReadOnly>
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      {children}
      <ErrorNotice error={saving.error} />
      <div className="buttons">
        <Button type="submit" isPending={saving.isPending}>
          {label ?? words.save}
        </Button>
        <Said>{saving.isSuccess ? words.saved : ''}</Said>
      </div>
    </Form>
  )
}

type EditingProps = Omit<FormProps, 'onSaved'> & { title: string; isOpen: boolean; onClose(): void; wide?: boolean }

/** Stands over the page and is gone when it is saved. */
export function Editing({ title, isOpen, onClose, wide = false, children, ...form }: EditingProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} wide={wide}>
      <SettingsForm {...form} onSaved={onClose}>
        {children}
      </SettingsForm>
    </Dialog>
  )
}
