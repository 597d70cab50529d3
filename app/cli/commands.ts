/** Every command of the command line, in the order in which it is told. */
import { agency } from './agency.ts'
import { makeBackup } from './backup.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { importTable } from './import.ts'
import { log } from './log.ts'
import { model } from './model.ts'
import { places } from './places.ts'
import { recompute } from './recompute.ts'
import { putBack } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

export const COMMANDS: readonly Command[] = [
  serve,
  importTable,
  places,
  agency,
  makeBackup,
  putBack,
  check,
  recompute,
  model,
  verify,
  log,
]
