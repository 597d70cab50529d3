/** In which language the console speaks. The choice is kept in this browser, and an officer's own is kept with them. */
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { dir, type Lang } from '../../app/kit/words.ts'

type Speaking = {
  lang: Lang
  setLang(lang: Lang): void
  /** What was chosen before the door, until it is kept with the officer. */
  chosen: Lang | null
  choose(lang: Lang | null): void
}

const KEPT = 'pasokh-lang'
const LOCALES: Record<Lang, string> = { fa: 'fa-IR-u-ca-persian', en: 'en-GB' }
const Context = createContext<Speaking>({
  lang: 'fa',
  setLang: () => undefined,
  chosen: null,
  choose: () => undefined,
})

/** A browser may forbid keeping things; then the choice lasts as long as the page. */
function kept(): Lang {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'fa'
  } catch {
    return 'fa'
  }
}

function keep(lang: Lang): void {
  try {
    localStorage.setItem(KEPT, lang)
  } catch {}
}

export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState(kept)
  const [chosen, choose] = useState<Lang | null>(null)
  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dir = dir(lang)
    keep(lang)
  }, [lang])
  return (
    <Context value={{ lang, setLang, chosen, choose }}>
      <I18nProvider locale={LOCALES[lang]}>{children}</I18nProvider>
    </Context>
  )
}

export const useLang = (): Speaking => use(Context)

/** The words of a part of the console in the language that is spoken. */
export function useWords<Words>(words: Record<Lang, Words>): Words {
  return words[useLang().lang]
}
