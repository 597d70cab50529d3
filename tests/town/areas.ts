/** The six neighbourhoods of the made-up town, drawn on empty desert. Not a map of any real place. */
import type { Area, AreaCode, Point } from './shape.ts'

/** A lane of this name lies in two neighbourhoods, so that who writes it alone is asked which one is meant. */
const TWICE = 'کوچه آفتابگردان'

const WEST = 54.6
const SOUTH = 34.6
const CELL_DEGREES = 0.012

/** A block of the town's grid, counted from its south-west corner. */
function block(column: number, row: number): { centre: Point; ring: Point[] } {
  const at = (x: number, y: number): Point => [
    Number((SOUTH + y * CELL_DEGREES).toFixed(4)),
    Number((WEST + x * CELL_DEGREES).toFixed(4)),
  ]
  return {
    centre: at(column + 0.5, row + 0.5),
    ring: [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1), at(column, row)],
  }
}

const area = (
  code: AreaCode,
  fa: string,
  en: string,
  rest: Pick<Area, 'aliases' | 'streets' | 'centre' | 'ring' | 'people'>,
): Area => ({
  code,
  name: { fa, en },
  ...rest,
})

export const AREAS: readonly Area[] = [
  area('bagh-sib', 'باغ‌سیب', 'Bagh-e Sib', {
    aliases: ['باغ سیب', 'باغسیب', 'کوی باغ سیب', 'محله باغ سیب', 'Bagh Sib', 'Baghsib', 'baghe sib'],
    streets: ['خیابان سیبستان', 'کوچه شکوفه', 'کوچه قنات', 'بلوار نارون غربی', TWICE],
    people: 18_400,
    ...block(0, 1),
  }),
  area('chenarestan', 'چنارستان', 'Chenarestan', {
    aliases: ['محله چنارستان', 'شهرک چنارستان', 'چنارستون', 'Chenārestān', 'chenarestoon'],
    streets: ['خیابان چنار کهن', 'کوچه سایه', 'کوچه بید', 'خیابان پرستو', 'میدان چنار'],
    people: 23_100,
    ...block(1, 1),
  }),
  area('firuzeh', 'شهرک فیروزه', 'Firuzeh Estate', {
    aliases: ['فیروزه', 'شهرک‌فیروزه', 'فاز دو فیروزه', 'مجتمع فیروزه', 'Firoozeh', 'Firuzeh', 'shahrak firouzeh'],
    streets: ['بلوار فیروزه', 'خیابان یاقوت', 'خیابان مرجان', 'کوچه عقیق'],
    people: 9_700,
    ...block(2, 1),
  }),
  area('pol-sangi', 'پل‌سنگی', 'Pol-e Sangi', {
    aliases: ['پل سنگی', 'پلسنگی', 'محله پل سنگی', 'سر پل', 'Pol Sangi', 'Polsangi', 'Stone Bridge'],
    streets: ['خیابان رودکنار', 'کوچه آسیاب', 'کوچه سنگ‌تراشان', 'خیابان پل'],
    people: 15_200,
    ...block(0, 0),
  }),
  area('darvazeh-no', 'دروازه‌نو', 'Darvazeh No', {
    aliases: ['دروازه نو', 'دروازنو', 'بازار دروازه نو', 'Darvaze No', 'Darvazeh Now', 'New Gate'],
    streets: ['خیابان بازار', 'کوچه مسگرها', 'کوچه کاروانسرا', 'میدان دروازه'],
    people: 27_600,
    ...block(1, 0),
  }),
  area('nassajan', 'کوی نساجان', 'Nassajan', {
    aliases: ['نساجان', 'محله نساجان', 'کوی نساجی', 'Kuy-e Nassajan', 'Nasajan'],
    streets: ['خیابان نساجی', 'کوچه دارقالی', 'کوچه ابریشم', 'بلوار کارخانه', TWICE],
    people: 12_900,
    ...block(2, 0),
  }),
]
