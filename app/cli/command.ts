/** What a command of the command line is. */
import type { Text } from '#kit/words.ts'

export type Command = {
  name: string
  about: Text
  /** Gives the exit code: 0 done, 1 failed, 2 asked wrongly. */
  run(args: readonly string[]): Promise<number>
}
