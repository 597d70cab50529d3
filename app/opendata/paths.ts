/** Addresses of open data: those of releases and their files stay what they are. Pure. */
import { type Lang, otherLang } from '#kit/words.ts'
import { langPath } from '#ui/html.ts'

export const releasePath = (slug: string, untilDay: string) => `/data/${slug}/${untilDay}`
export const filePath = (slug: string, untilDay: string, file: string) => `${releasePath(slug, untilDay)}/${file}`
/** The feed of all agencies, or of one. */
export const feedPath = (lang: Lang, slug?: string) =>
  langPath(lang, slug ? `/data/${slug}/feed.atom` : '/data/feed.atom')
export const otherPath = (lang: Lang, path: string) => langPath(otherLang(lang), path)
