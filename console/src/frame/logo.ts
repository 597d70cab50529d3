/** Where an agency's logo is found; null without one. */
export const logoPath = ({ slug, logoTag }: { slug: string; logoTag: string | null }): string | null =>
  logoTag && `/logo/${slug}?${logoTag}`
