/**
 * The tests of other projects as evidence: their cases are read where they lie (../shared/data/text) and put to our
 * functions; nothing of them is kept here. Where we answer differently, DISAGREEMENTS.md says which case and why.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findPersonalData, fold, lemma, normalize, numbers, type PersonalKind, sentences, tokens } from './index.ts'

const HOME = join(process.env.PASOKH_SHARED ?? '../shared', 'data/text')
const isHere = existsSync(HOME)
const read = (file: string) => readFileSync(join(HOME, file), 'utf8')

/** A case: what another project expects, and what we answer. */
type Case = { wanted: unknown; ours: unknown }

/** The text between quotes in JavaScript or Python source. */
const unquoted = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\$\{ZWNJ\}/g, '\u200c')
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/gs, (_, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char)

const TEXT = '("(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`(?:[^`\\\\]|\\\\.)*`)'
const matches = (source: string, pattern: string) => [...source.matchAll(new RegExp(pattern, 'gs'))]
const isFound = (kind: PersonalKind, text: string) => findPersonalData(text).some((finding) => finding.kind === kind)

/** Calls of a checking function of persian-tools: what it says of the number, and whether we find it in a sentence. */
function checked(file: string, call: string, asSentence: (number: string) => string, ...kinds: PersonalKind[]): Case[] {
  const pattern = `expect\\(${call}\\(${TEXT}\\)\\)\\.to(?:Be\\((true|false)\\)|Be(Truthy|Falsy)\\(\\))`
  return matches(read(`persian-tools/test/${file}`), pattern).map(([, number, word, ness]) => {
    const text = asSentence(unquoted(number!))
    return { wanted: word === 'true' || ness === 'Truthy', ours: kinds.some((kind) => isFound(kind, text)) }
  })
}

/** The pairs of a group of hazm's tests. */
function hazmPairs(file: string, group: string): [string, string][] {
  const source = read(`hazm/tests/${file}`)
  const end = source.indexOf(`def ${group}(`)
  const start = source.lastIndexOf('parametrize', end)
  return matches(source.slice(start, end), `\\n\\s*\\(${TEXT},\\s*${TEXT}\\)`).map(([, a, b]) => [
    unquoted(a!),
    unquoted(b!),
  ])
}
const hazmNormalizer = (...groups: string[]) =>
  groups.flatMap((group) =>
    hazmPairs('test_normalizer.py', group).map(([typed, wanted]) => ({
      wanted: wanted.trim(),
      ours: normalize(typed),
    })),
  )

const SUITES: Record<string, () => Case[]> = {
  'virastar cleanup': () =>
    matches(read('virastar/virastar.js'), `virastar\\.cleanup\\(\\s*${TEXT}(?:,\\s*[^)]*?)?\\s*\\),\\s*${TEXT}`).map(
      ([, typed, wanted]) => ({ wanted: unquoted(wanted!), ours: normalize(unquoted(typed!)) }),
    ),
  'persian-tools halfSpace': () =>
    matches(read('persian-tools/test/halfSpace.spec.ts'), `halfSpace\\(${TEXT}\\)\\)\\.toBe\\(${TEXT}\\)`).map(
      ([, typed, wanted]) => ({ wanted: unquoted(wanted!), ours: normalize(unquoted(typed!), { digits: 'keep' }) }),
    ),
  'persian-tools verifyIranianNationalId': () =>
    checked('verifyIranianNationalId.spec.ts', 'verifyIranianNationalId', (id) => `کد ملی ${id}`, 'national-id'),
  'persian-tools verifyCardNumber': () =>
    checked('verifyCardNumber.spec.ts', 'verifyCardNumber', (card) => `کارت ${card}`, 'card'),
  'persian-tools isShebaValid': () => checked('sheba.spec.ts', 'isShebaValid', (sheba) => `شبا ${sheba}`, 'sheba'),
  'persian-tools isPhoneNumberValid': () =>
    checked('phoneNumber.spec.ts', 'isPhoneNumberValid', (phone) => `تلفن ${phone}`, 'mobile'),
  'persian-tools wordsToNumber': () =>
    matches(
      read('persian-tools/test/wordsToNumber.spec.ts'),
      `wordsToNumber\\(${TEXT}\\)\\)\\.toEqual\\((-?\\d+)\\)`,
    ).map(([, words, wanted]) => ({
      wanted: [Number(wanted)],
      ours: numbers(unquoted(words!)).map(({ value }) => value),
    })),
  'persian-tools toPersianChars': () =>
    matches(
      read('persian-tools/test/toPersianChars.spec.ts'),
      `toPersianChars\\(${TEXT}\\)\\)\\.toEqual\\(${TEXT}\\)`,
    ).map(([, typed, wanted]) => ({ wanted: unquoted(wanted!), ours: normalize(unquoted(typed!)) })),
  'hazm normalizer': () =>
    hazmNormalizer(
      'test_normalize',
      'test_correct_spacing',
      'test_decrease_repeated_chars',
      'test_persian_style',
      'test_persian_number',
      'test_unicodes_replacement',
      'test_seperate_mi',
    ),
  'hazm remove_diacritics': () =>
    hazmPairs('test_normalizer.py', 'test_remove_diacritics').map(([typed, wanted]) => ({
      wanted: fold(wanted),
      ours: fold(typed),
    })),
  'hazm lemmatizer': () =>
    hazmPairs('test_lemmatizer.py', 'test_lemmatize')
      // A form of several words, which hazm writes with underscores, is no word.
      .filter(([word]) => !/[_a-z]/.test(word))
      .map(([word, wanted]) => ({ wanted: wanted.replace(/#.*/, 'ن'), ours: lemma(word) })),
  'hazm conjugation, forms of one word': () =>
    matches(read('hazm/tests/test_lemmatizer.py').replace(/^.*?class TestConjugation/s, ''), `${TEXT}[,\\]]`)
      .map(([, form]) => unquoted(form!))
      .filter((form) => /^[\u0600-\u06ff\u200c]+$/.test(form))
      .map((form) => ({ wanted: 'دیدن', ours: lemma(form, 'verb') })),
  'hazm sentences and words': () => {
    const [text, ...parts] = matches(read('hazm/tests/test_sentence_tokenizer.py'), `${TEXT}[,\\])]`)
      .map(([, each]) => unquoted(each!))
      .filter((each) => each.includes(' '))
    const [words, ...wanted] = matches(read('hazm/tests/test_word_tokenizer.py').split('assert')[0]!, TEXT)
      .map(([, each]) => unquoted(each!))
      .filter((each) => /\P{ASCII}|[()!]/u.test(each))
    return [
      { wanted: parts, ours: sentences(text!).map((sentence) => sentence.text) },
      { wanted, ours: tokens(words!).map((token) => token.text) },
    ]
  },
  'parsi.io numbers': () =>
    (
      JSON.parse(read('parsi-io/NumberExtraction.json')) as {
        input: string
        output: { span: number[]; value: number }[]
      }[]
    ).map(({ input, output }) => ({
      wanted: output.map(({ span, value }) => [...span, value]),
      ours: numbers(input)
        .filter(({ kind }) => kind === 'cardinal')
        .map(({ start, end, value }) => [start, end, value]),
    })),
}

/** The cases that DISAGREEMENTS.md lists, by suite: a line «`suite`: 1, 2, 3. Reason.» */
function listed(): Map<string, number[]> {
  const page = readFileSync(new URL('DISAGREEMENTS.md', import.meta.url), 'utf8')
  const found = new Map<string, number[]>()
  for (const [, suite, cases] of page.matchAll(/^- `([^`]+)`: ([\d, ]+)\. \S/gm))
    found.set(suite!, [...(found.get(suite!) ?? []), ...cases!.split(', ').map(Number)])
  return found
}

for (const [name, read] of Object.entries(SUITES))
  test(`${name}: we agree, but where DISAGREEMENTS.md says why not`, {
    skip: !isHere && 'the suites are not here',
  }, () => {
    const cases = read()
    assert.ok(cases.length > 0)
    const differing: number[] = []
    for (const [at, { wanted, ours }] of cases.entries())
      if (JSON.stringify(wanted) !== JSON.stringify(ours)) differing.push(at + 1)
    assert.deepEqual(
      differing,
      (listed().get(name) ?? []).toSorted((a, b) => a - b),
      `of ${cases.length} cases`,
    )
  })
