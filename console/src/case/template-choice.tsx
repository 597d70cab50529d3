/** Takes the text of a template for the chosen outcome, in the language the person wrote in. */
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Outcome } from '../case-doors.ts'
import { useTemplates } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Icon } from '../parts/icon.tsx'
import { REPLY } from './reply-words.ts'

type Props = { outcome: Outcome | null; lang: string | null; onChoose(text: string): void }

export function TemplateChoice({ outcome, lang, onChoose }: Props) {
  const words = useWords(REPLY)
  const own = useLang().lang
  const templates = (useTemplates().data?.items ?? []).filter((template) => template.outcome === outcome)
  if (templates.length === 0) return null
  return (
    <MenuTrigger>
      <Button className="button button-quiet button-small template-button">
        {words.chooseTemplate}
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <Menu className="menu" aria-label={words.template}>
          {templates.map(({ templateId, name, body }) => (
            <MenuItem
              key={templateId}
              className="menu-item"
              onAction={() => onChoose(body[lang === 'en' ? 'en' : 'fa'])}
            >
              {name[own]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
