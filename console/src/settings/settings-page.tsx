/** The settings of the agency: a list of parts, and the part that is open. */
import { type ComponentType, useEffect, useRef } from 'react'
import { Navigate, NavLink, useParams } from 'react-router'
import type { Permission } from '../../../app/people/schema.ts'
import { useWords } from '../lang.tsx'
import { useTitle } from '../parts/title.ts'
import { useMay, useMe } from '../session.tsx'
import { AgencyPart } from './agency-part.tsx'
import { AreasPart } from './areas-part.tsx'
import { CalendarsPart } from './calendars-part.tsx'
import { DefinitionsPart } from './definitions-part.tsx'
import { ModelPart } from './model-part.tsx'
import { OfficersPart } from './officers-part.tsx'
import { OfficesPart } from './offices-part.tsx'
import { ReasonsPart } from './reasons-part.tsx'
import { RetentionPart } from './retention-part.tsx'
import { RulesPart } from './rules-part.tsx'
import { RunningPart } from './running-part.tsx'
import { ServicesPart } from './services-part.tsx'
import { TemplatesPart } from './templates-part.tsx'
import { SETTINGS } from './words.ts'

type PartName = keyof (typeof SETTINGS)['fa']['parts']

const PARTS: readonly { name: PartName; needs: Permission; Part: ComponentType }[] = [
  { name: 'agency', needs: 'settings.read', Part: AgencyPart },
  { name: 'offices', needs: 'settings.read', Part: OfficesPart },
  { name: 'areas', needs: 'settings.read', Part: AreasPart },
  { name: 'services', needs: 'settings.read', Part: ServicesPart },
  { name: 'model', needs: 'settings.read', Part: ModelPart },
  { name: 'definitions', needs: 'settings.read', Part: DefinitionsPart },
  { name: 'calendars', needs: 'settings.read', Part: CalendarsPart },
  { name: 'templates', needs: 'settings.read', Part: TemplatesPart },
  { name: 'reasons', needs: 'settings.read', Part: ReasonsPart },
  { name: 'rules', needs: 'settings.read', Part: RulesPart },
  { name: 'officers', needs: 'officers.manage', Part: OfficersPart },
  { name: 'retention', needs: 'settings.read', Part: RetentionPart },
  { name: 'running', needs: 'jobs.read', Part: RunningPart },
]

export function SettingsPage() {
  const words = useWords(SETTINGS)
  const { part } = useParams()
  const { permissions } = useMe()
  const maySet = useMay('settings.change')
  const open = PARTS.filter(({ needs }) => permissions.includes(needs))
  const present = open.find(({ name }) => name === part)
  const nav = useRef<HTMLElement>(null)
  const name = present?.name
  // On a narrow page the list is a strip, in which the part that is open may be out of sight.
  useEffect(() => {
    if (name) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [name])
  useTitle(present ? words.parts[present.name] : words.title)
  if (!present) return <Navigate to="/settings/agency" replace />
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={words.nav} ref={nav}>
        <ul>
          {open.map(({ name }) => (
            <li key={name}>
              <NavLink to={`/settings/${name}`}>{words.parts[name]}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings-part">
        <h1>{words.parts[present.name]}</h1>
        {!maySet && <p className="hint">{words.readOnly}</p>}
        <present.Part />
      </div>
    </div>
  )
}
