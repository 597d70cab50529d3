import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { dataFolder, missing, readTextData } from './data.ts'

const home = mkdtempSync(join(tmpdir(), 'pasokh-bench-'))
after(() => rmSync(home, { recursive: true }))

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(home, 'data-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const FILES = {
  'others.jsonl': '\ufeff"سلام"\r\n{"text": "خوب"}\r\nno line of JSON\r\n\r\n',
  'ud-other/fa-test.conllu': '\ufeff# text = می‌رود\r\n1\tمی‌رود\tرفت\r\n',
  'shekasteh/test.tsv': 'میره\tمی‌رود\tمی‌رود\r\nخونه\tخانه\tخانه',
  'labelled/train.tsv': 'سلام\tHAPPY\n',
  'lid.json': '[["udhr", "fa", "سلام"]]',
  'numbers/test.json': '[{"input": "دو", "output": [{"span": [0, 2], "value": 2}]}]',
  'other/settings.json': '{"a": 1}',
  'other/broken.json': '[1,',
}

test('readTextData() knows files by what is in them, whatever their names, line ends and byte order marks', () => {
  const { read, ...data } = readTextData(folderOf(FILES))
  assert.deepEqual(data, {
    comments: ['سلام', 'خوب'],
    conllu: [{ name: 'ud-other/fa-test.conllu', text: '# text = می‌رود\n1\tمی‌رود\tرفت\n' }],
    spoken: [
      ['میره', 'می‌رود', 'می‌رود'],
      ['خونه', 'خانه', 'خانه'],
    ],
    languages: [['udhr', 'fa', 'سلام']],
    numbers: [{ input: 'دو', output: [{ span: [0, 2], value: 2 }] }],
  })
  assert.deepEqual(
    Object.keys(read).sort(),
    ['lid.json', 'numbers/test.json', 'others.jsonl', 'shekasteh/test.tsv', 'ud-other/fa-test.conllu'].sort(),
  )
})

test('readTextData() of a folder without any of it is empty', () => {
  const { read, comments, conllu, spoken, languages, numbers } = readTextData(folderOf({ 'readme.txt': 'سلام' }))
  assert.deepEqual([read, comments, conllu, spoken, languages, numbers], [{}, [], [], [], [], []])
})

test('dataFolder() takes the part `text` of a folder where it has one', () => {
  const folder = folderOf({ 'text/a.jsonl': '' })
  assert.equal(dataFolder(['--data', folder]), join(folder, 'text'))
  assert.equal(dataFolder([`--data=${join(folder, 'text')}`]), join(folder, 'text'))
})

test('the bench says in a sentence that a folder is not there, names none, or has nothing to read', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/text.ts', ...args], { encoding: 'utf8' })
    return [status, stdout, stderr.trim()]
  }
  const nowhere = join(home, 'nowhere')
  const empty = folderOf({ 'readme.txt': '' })
  assert.deepEqual(run('--data', nowhere), [
    2,
    '',
    `There is no folder ${nowhere}: --data wants one laid out like the shared data.`,
  ])
  assert.deepEqual(run('--data'), [2, '', '--data wants a folder: --data DIR'])
  assert.deepEqual(run('--data', empty), [
    1,
    '',
    `Nothing in ${empty} is laid out like the text part of the shared data.`,
  ])
})

test('missing() names what the folder has not, and the files in which it is looked for', () => {
  const parts = ['comments', 'conllu', 'spoken', 'languages', 'numbers'] as const
  assert.deepEqual(missing(readTextData(folderOf(FILES)), parts), [])
  const few = readTextData(folderOf({ 'a.jsonl': '"سلام"', 'lid.json': '[["udhr", "fa", "سلام"]]' }))
  assert.deepEqual(missing(few, parts), [
    'a treebank (*.conllu)',
    'spoken sentences with standard words (*.tsv of three columns or more)',
    'cases of numbers ({input, output} in a *.json)',
  ])
  assert.deepEqual(missing(few, ['comments']), [])
})
