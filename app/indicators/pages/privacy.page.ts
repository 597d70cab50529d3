/** What an agency keeps of a message, for how long, and who sees it: the words of the house and the agency's own. */
import { type Lang, otherLang, pick } from '#kit/words.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, langPath, userText } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../../agencies/index.ts'
import { agencyFrame } from '../../submissions/index.ts'
import { WORDS } from './methods.words.ts'

export function PrivacyPage({ lang, agency }: { lang: Lang; agency: Agency }) {
  const words = WORDS[lang].privacy
  const name = pick(agency.name, lang)
  const { privacy, contact } = agency.words
  return Page({
    lang,
    title: words.title(name),
    agency: agencyFrame(lang, agency),
    alternateHref: langPath(otherLang(lang), `/${agency.slug}/privacy`),
    body: html`<h1>${words.title(name)}</h1>
<p class="lead">${words.lead}</p>
${DefinitionList({
  rows: [
    { term: words.terms.kept, value: words.kept },
    { term: words.terms.notKept, value: words.notKept },
    { term: words.terms.howLong, value: words.howLong(agency.retentionDays) },
    { term: words.terms.whoSees, value: words.whoSees },
    { term: words.terms.others, value: words.others },
    { term: words.terms.published, value: words.published(agency.minGroup) },
    { term: words.terms.yours, value: words.yours },
    ...(contact ? [{ term: words.terms.contact, value: userText(pick(contact, lang)) }] : []),
  ],
})}
${privacy && html`<h2>${words.own(name)}</h2>${userText(pick(privacy, lang))}`}`,
  })
}
