/** The columns of the tables of figures: what is in each, for those who read them by program. */
import { COMPARISON_COLUMNS, FIGURE_COLUMNS } from '../indicators/index.ts'

export type FieldType = 'string' | 'number' | 'integer' | 'date'
export type Field = { name: string; type: FieldType; description: string; required: boolean }

type Column = (typeof FIGURE_COLUMNS)[number]

const needed = (type: FieldType, description: string) => ({ type, description, required: true })
const perhaps = (type: FieldType, description: string) => ({ type, description, required: false })

const ABOUT: Record<Column, Omit<Field, 'name'>> = {
  agency: needed('string', 'Short name of the agency, as in its addresses'),
  level: needed('string', 'Of what the figure is: agency, service, or merged-services (small ones together)'),
  services: perhaps('string', 'Codes of the services counted, with a space between; empty for cases without a service'),
  name_fa: needed('string', 'Name in Persian'),
  name_en: needed('string', 'Name in English'),
  indicator: needed(
    'string',
    'Which indicator; its method is at /methods/ with this name and the version, that of one of the agency’s own (own-…) at /AGENCY/results/ with them',
  ),
  unit: needed(
    'string',
    'cases, share (from 0 to 1), days, times (for each case), areas, or index (0 when all are alike)',
  ),
  value: perhaps('number', 'The figure; empty when there is nothing to compute it from'),
  low: perhaps('number', 'Lower end of the 95 % interval'),
  high: perhaps('number', 'Upper end of the 95 % interval; empty when it is not known'),
  numerator: perhaps('integer', 'Cases above the line'),
  denominator: perhaps('integer', 'Cases below the line'),
  opened_from: needed('date', 'First day of opening that is counted'),
  opened_to: needed('date', 'Last day of opening that is counted'),
  as_of: needed('date', 'The last closed day of what became of the cases'),
  method: needed(
    'string',
    'Version of the indicator’s method: /methods/INDICATOR/VERSION, or /AGENCY/results/INDICATOR/VERSION for one of the agency’s own',
  ),
  release_sha256: needed('string', 'SHA-256 of the release file from which the figure is computed'),
  part: perhaps(
    'string',
    'Which part of the cases, where the indicator is given by parts: the code of a reason, or others',
  ),
  note: perhaps(
    'string',
    'Why there is no value: nothing (to compute it from), too-few (cases), not-reached (the curve of waiting does not come so far), not-counted (yet), no-residents (it is not known how many people live in each area), area-changed (areas changed within these days)',
  ),
}

export const FIELDS: readonly Field[] = FIGURE_COLUMNS.map((name) => ({ name, ...ABOUT[name] }))

const BESIDE: Record<(typeof COMPARISON_COLUMNS)[number], Omit<Field, 'name'>> = {
  indicator: needed('string', 'In which indicator agencies stand beside each other; its method is at /methods/'),
  method: ABOUT.method,
  umbrella: perhaps('string', 'Short name of the umbrella under which they stand; empty for those under none'),
  agency: ABOUT.agency,
  value: needed('number', 'The figure, as in the release of the agency'),
  numerator: ABOUT.numerator,
  denominator: ABOUT.denominator,
  low: needed('number', 'Lower end of the interval that holds with those of all others in this comparison'),
  high: perhaps('number', 'Upper end of it; empty when it is not known'),
  confidence: needed('number', 'Confidence of this interval alone, so that all of them together hold with 0.95'),
  best_place: needed(
    'integer',
    'The highest place that the intervals allow; 1 is the highest value, not the best work',
  ),
  worst_place: needed('integer', 'The lowest place that they allow'),
  places: needed('integer', 'How many agencies stand beside each other'),
  as_of: ABOUT.as_of,
  release_sha256: ABOUT.release_sha256,
}

export const COMPARISON_FIELDS: readonly Field[] = COMPARISON_COLUMNS.map((name) => ({ name, ...BESIDE[name] }))
