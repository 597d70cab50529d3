/** Faults of the store at a chosen moment, for tests that go through every moment there is. */
import type { Db, Tx } from '../../app/kit/db.ts'

/** A store whose `nth` operation fails, as if the process had been killed before it or after it. */
export function failingAt(db: Db, nth: number, when: 'before' | 'after'): Db & { failed(): boolean } {
  let left = nth
  const count =
    <Args extends unknown[], Out>(run: (...args: Args) => Promise<Out>) =>
    async (...args: Args): Promise<Out> => {
      const isNow = --left === 0
      if (isNow && when === 'before') throw new Error('killed')
      const done = await run(...args)
      if (isNow) throw new Error('killed')
      return done
    }
  const failing = (tx: Tx): Tx => ({
    rows: (query) => count(tx.rows<never>)(query as never),
    one: (query) => count(tx.one<never>)(query as never),
    run: count(tx.run),
    enter: count(tx.enter),
    raw: count(tx.raw),
  })
  return {
    ...db,
    open: (run) => db.open((tx) => run(failing(tx))),
    in: (agencyId, run) => db.in(agencyId, (tx) => run(failing(tx))),
    failed: () => left <= 0,
  }
}
