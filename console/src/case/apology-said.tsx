/** An apology as it was given: its four parts, and who signed it as far as the reader may know. */
import { PARTS, type Parts } from '../../../app/cases/apology/rules.ts'
import { useLang, useWords } from '../lang.tsx'
import { APOLOGY } from './apology-words.ts'

type Props = Parts & { name?: string; office: { fa: string; en: string } }

export function SaidApology({ name, office, ...parts }: Props) {
  const words = useWords(APOLOGY)
  const { lang } = useLang()
  return (
    <dl className="apology-said">
      {PARTS.map((part) => (
        <div key={part}>
          <dt>{words.parts[part]}</dt>
          <dd dir="auto">{parts[part]}</dd>
        </div>
      ))}
      <div>
        <dt>{words.title}</dt>
        <dd>
          {name && (
            <>
              <bdi>{name}</bdi>
              {lang === 'fa' ? '، ' : ', '}
            </>
          )}
          <bdi>{office[lang]}</bdi>
        </dd>
      </div>
    </dl>
  )
}
