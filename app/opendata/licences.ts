/** The open licences that an installation may choose from, as catalogues name them. */
import type { DataLicence } from '#kit/config.ts'
import type { Text } from '#kit/words.ts'
import type { Licence } from './data.schema.ts'

const AUTHORITY = 'http://publications.europa.eu/resource/authority/licence'

const licence = (id: DataLicence, title: Text, href: string, code: string): Licence => ({
  id,
  title,
  href,
  authority: `${AUTHORITY}/${code}`,
})

const LICENCES: Record<DataLicence, Licence> = {
  'CC-BY-4.0': licence(
    'CC-BY-4.0',
    { fa: 'کریتیو کامنز، با ذکر منبع ۴٫۰', en: 'Creative Commons Attribution 4.0' },
    'https://creativecommons.org/licenses/by/4.0/',
    'CC_BY_4_0',
  ),
  'CC0-1.0': licence(
    'CC0-1.0',
    { fa: 'کریتیو کامنز صفر ۱٫۰، بی هیچ شرط', en: 'Creative Commons Zero 1.0, no conditions' },
    'https://creativecommons.org/publicdomain/zero/1.0/',
    'CC0',
  ),
  'ODbL-1.0': licence(
    'ODbL-1.0',
    { fa: 'پروانهٔ پایگاه دادهٔ باز ۱٫۰', en: 'Open Database License 1.0' },
    'https://opendatacommons.org/licenses/odbl/1-0/',
    'ODC_BL',
  ),
  'ODC-By-1.0': licence(
    'ODC-By-1.0',
    { fa: 'دادهٔ باز با ذکر منبع ۱٫۰', en: 'Open Data Commons Attribution 1.0' },
    'https://opendatacommons.org/licenses/by/1-0/',
    'ODC_BY',
  ),
  'PDDL-1.0': licence(
    'PDDL-1.0',
    { fa: 'وقف دادهٔ باز برای همگان ۱٫۰', en: 'Open Data Commons Public Domain Dedication 1.0' },
    'https://opendatacommons.org/licenses/pddl/1-0/',
    'ODC_PDDL',
  ),
}

export const licenceOf = (id: DataLicence): Licence => LICENCES[id]
