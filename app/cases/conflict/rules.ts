/** Who has to stand aside from a case: whom its words name. Pure: folded words and names come in. */

export type Named = { officerId: string; name: string }

/** What stands before a surname when people write of somebody. */
const TITLES = 'آقای خانم جناب سرکار مهندس دکتر mr mrs ms miss dr'.split(' ')

/** Signs between words say nothing here. */
const wordsOf = (folded: string): string[] =>
  folded
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)

/**
 * Those of these officers whom a text names: with the whole name, or by a title and the surname. A first name or a surname
 * alone is borne by too many. `fold` makes words that look the same the same.
 */
export function namedIn<One extends Named>(
  text: string,
  officers: readonly One[],
  fold: (text: string) => string,
): One[] {
  const said = ` ${wordsOf(fold(text)).join(' ')} `
  return officers.filter(({ name }) => {
    const own = wordsOf(fold(name))
    const surname = own.at(-1)
    if (own.length < 2 || !surname) return false
    return said.includes(` ${own.join(' ')} `) || TITLES.some((title) => said.includes(` ${fold(title)} ${surname} `))
  })
}
