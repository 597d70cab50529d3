/** Much work in batches of its own transactions: until a batch is not full. */

/**
 * `run` does at most `size` of what waits and says how many that were. After a full batch two run at
 * once, each with other rows, so that the one reckons while the other is stored.
 *
 * @throws what a batch throws, when no batch runs any more.
 */
export async function inBatches(size: number, run: () => Promise<number>): Promise<void> {
  for (let atOnce = 1; ; atOnce = 2) {
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, run))
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    if (ended.some((one) => one.status === 'fulfilled' && one.value < size)) return
  }
}
