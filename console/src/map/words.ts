/** Words of the officers' map. */
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const MAP_WORDS = both({
  fa: {
    title: 'نقشهٔ پرونده‌های باز',
    lead: 'پرونده‌های باز میزهای شما، هر جا که دانسته است. نقشه تا خانه‌ای می‌گوید که دست‌کم هشت نشانی دارد، نه جای دقیق. فهرست کنار نقشه همان را می‌گوید.',
    map: 'نقشه؛ با کلیدهای جهت جابه‌جا و با + و − بزرگ و کوچک می‌شود',
    list: 'جاها، از پرشمار به کم‌شمار',
    none: 'پروندهٔ بازی نیست.',
    cases: (n: number) => `${number('fa', n)} پروندهٔ باز`,
    late: (n: number) => `${number('fa', n)} دیر شده`,
    dangerous: (n: number) => `${number('fa', n)} شاید خطرناک`,
    more: (n: number) => `و ${number('fa', n)} پروندهٔ دیگر`,
    around: (name: string) => `پیرامون ${name}`,
    unnamed: 'جایی بی‌نام',
    nowhere: 'جا دانسته نیست',
    show: 'روی نقشه',
    showOf: (name: string) => `${name} روی نقشه`,
    zoomIn: 'نزدیک‌تر',
    zoomOut: 'دورتر',
    join: '، ',
  },
  en: {
    title: 'Map of open cases',
    lead: 'The open cases of your desks, wherever the place is known. The map tells of cells with at least eight addresses, not of exact places. The list beside the map says the same.',
    map: 'Map; moved by the arrow keys, made larger and smaller by + and −',
    list: 'Places, from many cases to few',
    none: 'There is no open case.',
    cases: (n: number) => (n === 1 ? '1 open case' : `${number('en', n)} open cases`),
    late: (n: number) => `${number('en', n)} late`,
    dangerous: (n: number) => `${number('en', n)} perhaps dangerous`,
    more: (n: number) => `and ${number('en', n)} more`,
    around: (name: string) => `Around ${name}`,
    unnamed: 'a place without a name',
    nowhere: 'The place is not known',
    show: 'On the map',
    showOf: (name: string) => `${name} on the map`,
    zoomIn: 'Closer',
    zoomOut: 'Farther',
    join: ', ',
  },
})
