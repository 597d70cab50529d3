/** The few pictures of the console. All are ornament: words stand beside them, or in the label of their button. */
const PATHS = {
  down: 'm6 9 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7',
  // Toward the beginning of a line of English; the style sheet turns it for Persian.
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm5.2 12.2L21 21',
  calendar: 'M4 7h16v13H4zM4 11h16M8 3.5V7m8-3.5V7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  clip: 'M20 11.5 12 19.4a5 5 0 0 1-7-7L13.300 4a3.300 3.300 0 0 1 4.700 4.700l-8.200 8.200a1.600 1.600 0 0 1-2.300-2.300l7.500-7.500',
  close: 'M6 6l12 12M18 6 6 18',
  place:
    'M12 21c4.600-5 7-8.600 7-11.500A7 7 0 0 0 5 9.500C5 12.400 7.400 16 12 21zm0-9a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200z',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  filter: 'M4 6h16M7 12h10M10 18h4',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  const turns = name === 'back' || name === 'forward'
  return (
    <svg className={turns ? 'icon icon-turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
