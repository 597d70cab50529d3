/** Numbers in digits and words against the cases of another project. */
import * as persian from '../../packages/persian/index.ts'
import type { NumberCase } from './data.ts'
import { percent } from './measure.ts'

export function numberCases(cases: readonly NumberCase[]) {
  const as = (list: readonly { start: number; end: number; value: number }[]) =>
    list.map(({ start, end, value }) => `${start}-${end}=${value}`).join()
  const whole = cases.filter(({ input, output }) => {
    const ours = persian.numbers(input).filter(({ kind }) => kind === 'cardinal')
    return as(ours) === as(output.map(({ span, value }) => ({ start: span[0], end: span[1], value })))
  }).length
  return { cases: cases.length, whollyRight: percent(whole, cases.length) }
}
