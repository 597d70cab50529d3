/**
 * Lets acts that arrive together share one commit. Each waits for the commit that holds it and for
 * nothing else; an act alone is carried out at once. When a shared act fails, each is tried alone,
 * so that one bad row takes nobody with it; when the store is away, all fail together and none waits for another.
 */
import { isUnreachable } from '#kit/reach.ts'

type Waiting<In, Out> = { input: In; done: (output: Out) => void; failed: (error: unknown) => void }

/**
 * `carryOut` gets up to `most` inputs and gives their outputs in the same order. At most `atOnce`
 * are under way together; while they are, later arrivals gather.
 */
export function gather<In, Out>(
  carryOut: (inputs: readonly In[]) => Promise<readonly Out[]>,
  { most, atOnce }: { most: number; atOnce: number },
) {
  const waiting: Waiting<In, Out>[] = []
  let underWay = 0

  async function carry(batch: readonly Waiting<In, Out>[]) {
    try {
      const outputs = await carryOut(batch.map(({ input }) => input))
      batch.forEach(({ done }, at) => {
        done(outputs[at]!)
      })
    } catch (error) {
      if (batch.length === 1 || isUnreachable(error)) for (const { failed } of batch) failed(error)
      else for (const one of batch) await carry([one])
    }
  }

  async function next() {
    if (underWay >= atOnce || waiting.length === 0) return
    underWay++
    await carry(waiting.splice(0, most))
    underWay--
    void next()
  }

  return (input: In): Promise<Out> =>
    new Promise((done, failed) => {
      waiting.push({ input, done, failed })
      // After what arrived in the same turn of the event loop has been put in.
      setImmediate(() => void next())
    })
}
