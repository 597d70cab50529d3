/** Single-key shortcuts. They work where a Persian keyboard is set too, keep silent while one writes, and can be turned off. */
import { useEffect, useRef } from 'react'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

const OFF = 'pasokh-keys-off'

/** The name of a shortcut: of letters the place on the keyboard counts, so that «ت» is j. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === '?' || key === '؟') return '?'
  if (key === '/' || code === 'Slash') return '/'
  if (/^Key[A-Z]$/.test(code)) return code.at(-1)!.toLowerCase()
  return key
}

const WRITES =
  'input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu], [role=spinbutton], [aria-haspopup]'

/** What has the focus may want the letter for itself: to be written, or to find a choice by its beginning. */
const isBusy = (target: EventTarget | null) => target instanceof Element && target.closest(WRITES) !== null

function isKept(): boolean {
  try {
    return localStorage.getItem(OFF) === 'yes'
  } catch {
    return false
  }
}

let isOff = isKept()
export const areKeysOn = (): boolean => !isOff
export function turnKeys(on: boolean): void {
  isOff = !on
  try {
    localStorage.setItem(OFF, on ? 'no' : 'yes')
  } catch {}
}

/** Runs what stands under the key that is pressed. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isOff || event.defaultPrevented || isBusy(event.target)) return
      const run = latest.current[keyOf(event) ?? '']
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
