/** What the public log shows of agencies: that there is one more. Settings are a line of the record and no more outside. */
export const AGENCIES_ENTRIES = [
  { type: 'agencies.agency-made', v: 1, fields: { at: 'instant', kind: ['agency', 'umbrella'] } },
] as const
