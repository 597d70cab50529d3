/** The logo of the agency. */
import { FileTrigger } from 'react-aria-components'
import type { Agency } from '../../../app/agencies/schema.ts'
import { agency as doors } from '../doors.ts'
import { logoPath } from '../frame/logo.ts'
import { AGENCY } from '../known.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { AGENCY_WORDS } from './agency-words.ts'

export function Logo({ agency }: { agency: Agency }) {
  const words = useWords(AGENCY_WORDS)
  const maySet = useMay('settings.change')
  const setting = useSaving((file: File) => doors.setLogo(file), [AGENCY])
  const dropping = useSaving(() => doors.dropLogo(), [AGENCY])
  const path = logoPath(agency)
  return (
    <section>
      <h2>{words.logo}</h2>
      {path ? <img className="logo" src={path} alt={words.logoAlt} /> : <p className="hint">{words.noLogo}</p>}
      <ErrorNotice error={setting.error ?? dropping.error} />
      {maySet && (
        <>
          <p className="hint">{words.logoHint}</p>
          <div className="buttons">
            <FileTrigger
              acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
              onSelect={(list) => list?.[0] && setting.mutate(list[0])}
            >
              <Button kind="secondary" small isPending={setting.isPending}>
                {words.chooseLogo}
              </Button>
            </FileTrigger>
            {path && (
              <Button kind="quiet" small isPending={dropping.isPending} onPress={() => dropping.mutate()}>
                {words.dropLogo}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
