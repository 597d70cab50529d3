/** Turns one text for each outcome into the reply templates every agency of the made-up town starts with. */
import type { Outcome, Template, Words } from '../shape.ts'

const NAMES: Record<Outcome, Words> = {
  done: { fa: 'انجام شد', en: 'Done' },
  planned: { fa: 'در برنامه است', en: 'Planned' },
  refused: { fa: 'انجام نمی‌شود', en: 'Refused' },
  question: { fa: 'پرسش', en: 'Question' },
  'passed-on': { fa: 'سپرده شد', en: 'Passed on' },
}

const OUTCOMES: readonly Outcome[] = ['done', 'planned', 'refused', 'question', 'passed-on']

export function templates(texts: Record<Outcome, Words>): Template[] {
  return OUTCOMES.map((outcome) => ({ code: outcome, outcome, name: NAMES[outcome], text: texts[outcome] }))
}
