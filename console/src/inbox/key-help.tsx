/** The help for the shortcuts, and the switch that turns them off for whoever speaks to their computer. */
import { useState } from 'react'
import { both } from '../both.ts'
import { useWords } from '../lang.tsx'
import { Check } from '../parts/check.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { areKeysOn, turnKeys } from './keys.ts'
import { INBOX } from './words.ts'

const SWITCH = both({ fa: { on: 'میان‌برها روشن باشند' }, en: { on: 'Shortcuts are on' } })

export function Keys({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const words = useWords(INBOX)
  const { on } = useWords(SWITCH)
  const [isOn, setOn] = useState(areKeysOn)
  return (
    <Dialog title={words.keys} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {words.keyList.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{words.keysHint}</p>
      <Check
        isOn={isOn}
        onChange={(next) => {
          setOn(next)
          turnKeys(next)
        }}
      >
        {on}
      </Check>
    </Dialog>
  )
}
