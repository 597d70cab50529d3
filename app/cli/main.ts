/** The command line: `npx pasokh <command>`. Each command is a file beside this one. */
import { COMMANDS } from './commands.ts'

const [name = 'help', ...rest] = process.argv.slice(2)
const command = COMMANDS.find((one) => one.name === name)

if (!command) {
  const lines = COMMANDS.map(({ name, about }) => `  ${name.padEnd(10)} ${about.en}\n${' '.repeat(13)}${about.fa}`)
  console.log(`npx pasokh <command>\n\n${lines.join('\n')}`)
  process.exit(name === 'help' ? 0 : 2)
}

try {
  process.exitCode = await command.run(rest)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
