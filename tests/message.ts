/** A message as somebody sends it who says nothing but words, for tests and benches; `more` is what else they say. */
import type { NewSubmission } from '../app/submissions/index.ts'

export const message = (text: string, more: Partial<NewSubmission> = {}): NewSubmission => ({
  text,
  lang: 'en',
  serviceId: null,
  areaId: null,
  address: '',
  point: null,
  contact: null,
  wantsUpdates: false,
  mayPublish: false,
  ...more,
})
