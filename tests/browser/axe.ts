/** Accessibility by axe: WCAG 2.2 A and AA, and its best practices. */
import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The page must come from `browser.newContext()`. Fails with a line for each violation: the rule, and the elements that break it. */
export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(restOf)
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  assert.ok(passes.length > 0, 'axe has looked at nothing')
  const lines = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ target, html }) => `    ${target}  ${html}`).join('\n')}`,
  )
  assert.equal(lines.length, 0, `${page.url()}\n${lines.join('\n')}`)
}

/** What passes from one colour to another has the contrast of neither; what moves for ever, such as a sign of waiting, is not waited for. */
const restOf = async () => {
  const passing = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  await Promise.allSettled(passing.map(({ finished }) => finished))
}
