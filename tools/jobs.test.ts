/** Every job has a name that officers can read; it stands here so that the quick checks see a new one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { JOBS } from '../app/main.ts'
import { RUNNING_WORDS } from '../console/src/settings/running-words.ts'

test('every job that runs by itself has a name in both languages', () => {
  for (const lang of ['fa', 'en'] as const)
    for (const { name } of JOBS) assert.ok(RUNNING_WORDS[lang].jobNames[name], `${name} in ${lang}`)
})
