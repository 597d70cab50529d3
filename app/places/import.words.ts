/** Why a file of areas, or one of its features, is not taken in, and what to do. */
import type { Lang } from '#kit/words.ts'

export const AREA_FILE_WORDS = {
  fa: {
    'not-json': 'این پرونده JSON نیست یا ناقص است. آن را دوباره بگیرید.',
    'not-geojson': 'این پرونده GeoJSON نیست: در آن features نیست.',
    'no-features': 'در این پرونده هیچ ناحیه‌ای نیست.',
    'no-agency': 'دستگاهی به این نام نیست. نام کوتاه آن را، که در نشانی صفحه‌اش هست، بنویسید.',
  },
  en: {
    'not-json': 'This file is not JSON, or was cut short. Get it again.',
    'not-geojson': 'This file is not GeoJSON: it has no features.',
    'no-features': 'There is no area in this file.',
    'no-agency': 'There is no agency of this name. Write its short name, which stands in the address of its page.',
  },
} as const satisfies Record<Lang, Record<string, string>>

export const FEATURE_WORDS = {
  fa: {
    'no-name': 'نام ندارد',
    'name-too-long': 'نامش بیش از ۱۲۰ نویسه است یا نشانه‌های ناپیدا دارد',
    'no-border': 'مرز ندارد؛ باید Polygon یا MultiPolygon باشد',
    'too-few-corners': 'مرزش کم‌تر از سه گوشه دارد',
    'too-many-corners': 'یک خط مرزش بیش از ۱۰۰٬۰۰۰ گوشه دارد؛ آن را ساده کنید',
    'off-earth': 'مختصاتش روی زمین نیست',
    'swapped-axes': 'طول و عرض جغرافیایی‌اش جابه‌جاست؛ نخست طول باید بیاید',
    'crosses-itself': 'مرزش خودش را می‌برد',
    'name-twice': 'نامش پیش‌تر در همین پرونده آمده است',
    'too-many': 'یک دستگاه بیش از ۲۰۰۰ ناحیه نمی‌تواند داشته باشد',
  },
  en: {
    'no-name': 'it has no name',
    'name-too-long': 'its name is longer than 120 characters or has hidden signs',
    'no-border': 'it has no border; it should be a Polygon or MultiPolygon',
    'too-few-corners': 'its border has fewer than three corners',
    'too-many-corners': 'a line of its border has more than 100,000 corners; simplify it',
    'off-earth': 'its coordinates are not on Earth',
    'swapped-axes': 'its latitude and longitude are exchanged; longitude comes first',
    'crosses-itself': 'its border crosses itself',
    'name-twice': 'its name has come before in this file',
    'too-many': 'an agency can have no more than 2,000 areas',
  },
} as const satisfies Record<Lang, Record<string, string>>
