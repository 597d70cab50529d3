/** `pasokh agency new --like SLUG`: a new agency with the services, targets, templates, desks and rules of another. */
import { readConfig } from '#kit/config.ts'
import type { Tx } from '#kit/db.ts'
import type { Lang } from '#kit/words.ts'
import { type Made, makeLike, type Wanted } from '../agencies/like.actions.ts'
import { slug as slugShape } from '../agencies/schema.ts'
import type { App } from '../app.ts'
import { email as emailShape } from '../people/schema.ts'
import { putResponsibility, responsibilitiesOf } from '../places/store.ts'
import { AGENCY_WORDS } from './agency.words.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

export const agency: Command = {
  name: 'agency',
  about: { fa: AGENCY_WORDS.fa.about, en: AGENCY_WORDS.en.about },
  run: async (args) => {
    const config = readConfig()
    const { wanted, trouble, lang } = readWanted(args, config.lang)
    if (!wanted) {
      console.error(`${trouble}\n\n${AGENCY_WORDS[lang].usage}`)
      return 2
    }
    const { app, stop } = await start(config, { work: false, guest: true })
    try {
      return await runAgency(app, wanted, lang, console.log)
    } finally {
      await stop()
    }
  },
}

/** What was asked for, or what is wrong with it. */
export function readWanted(
  args: readonly string[],
  terminal: Lang,
): { wanted: Wanted | null; trouble: string; lang: Lang } {
  const { values, alone, lang, wrong } = readOptions(args, ['like', 'slug', 'fa', 'en', 'email', 'person'], terminal)
  const words = AGENCY_WORDS[lang]
  const no = (trouble: string) => ({ wanted: null, trouble, lang })
  const [what, more] = alone
  if (wrong ?? more) return no(words.wrong((wrong ?? more)!))
  if (what !== 'new') return no(what === undefined ? words.missing('new') : words.wrong(what))
  const { like, slug, fa, en, email, person } = values
  if (!like) return no(words.missing('--like'))
  if (slug !== undefined && !slugShape.safeParse(slug).success) return no(words.wrong(slug))
  if (email !== undefined && !emailShape.safeParse(email).success) return no(words.wrong(email))
  const name = { ...(fa && { fa }), ...(en && { en }) }
  return { wanted: { like, slug, name, email: email && emailShape.parse(email), person }, trouble: '', lang }
}

/** Makes it and says how to enter; 1 when it could not be made. */
export async function runAgency(app: App, wanted: Wanted, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = AGENCY_WORDS[lang]
  const made = await makeLike(app, wanted, copyRules)
  if ('refusal' in made) {
    say(words.refused[made.refusal])
    return 1
  }
  say(words.made(made.services, made.templates, made.desks))
  say(words.form(`${app.config.publicUrl}/${made.slug}`))
  say(words.enter(`${app.config.publicUrl}/desk/`, made.email, made.password))
  say(words.model)
  return 0
}

/** Which desk answers for which service; rules of single areas are left out, for the new agency has none yet. */
async function copyRules(tx: Tx, { agencyId, patternId, serviceIds, deskIds }: Made): Promise<void> {
  await tx.enter(patternId)
  const rules = (await responsibilitiesOf(tx)).filter(({ areaId }) => areaId === null)
  await tx.enter(agencyId)
  for (const { serviceId, deskId, otherAgencyId } of rules) {
    const service = serviceId && serviceIds.get(serviceId)
    const desk = deskId && deskIds.get(deskId)
    if ((serviceId && !service) || (deskId && !desk)) continue
    await putResponsibility(tx, { serviceId: service ?? null, areaId: null, deskId: desk ?? null, otherAgencyId })
  }
}
