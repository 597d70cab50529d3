/** The templates that fit the case: each in both languages side by side, filled in, with what is still missing; one is taken in one of them. */
import { useState } from 'react'
import type { Template } from '../../../app/agencies/replies.schema.ts'
import { useTemplates } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { type Facts, type Fillings, fits, piecesOf } from './template.ts'
import { TEMPLATE } from './template-words.ts'

const LANGS = ['fa', 'en'] as const
type Lang = (typeof LANGS)[number]

type Props = {
  facts: Facts
  /** What is known for the places, in each language. */
  fillings: Record<Lang, Fillings>
  onChoose(text: string, lang: Lang): void
}

export function TemplateChoice({ facts, fillings, onChoose }: Props) {
  const words = useWords(TEMPLATE)
  const [isOpen, setOpen] = useState(false)
  const templates = (useTemplates().data?.items ?? []).filter((template) => fits(template, facts))
  if (templates.length === 0) return null
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {words.choose}
        <Icon name="down" />
      </Button>
      <Dialog title={words.title} isOpen={isOpen} onClose={() => setOpen(false)} wide>
        <ul className="templates">
          {templates.map((template) => (
            <OneTemplate
              key={template.templateId}
              template={template}
              fillings={fillings}
              onChoose={(text, lang) => {
                setOpen(false)
                onChoose(text, lang)
              }}
            />
          ))}
        </ul>
      </Dialog>
    </>
  )
}

type OneProps = Pick<Props, 'fillings' | 'onChoose'> & { template: Template }

function OneTemplate({ template: { name, body }, fillings, onChoose }: OneProps) {
  const words = useWords(TEMPLATE)
  const own = useLang().lang
  return (
    <li className="template">
      <h3>{name[own]}</h3>
      <div className="side-by-side">
        {LANGS.map((lang) => (
          <div key={lang} lang={lang} dir={lang === 'fa' ? 'rtl' : 'ltr'}>
            <p className="template-body">
              {piecesOf(body[lang], fillings[lang]).map(({ text, isMissing, start }) =>
                isMissing ? (
                  <mark key={start} title={words.missing}>
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </p>
            <Button kind="secondary" small onPress={() => onChoose(body[lang], lang)}>
              {words.take[lang]}
            </Button>
          </div>
        ))}
      </div>
    </li>
  )
}
