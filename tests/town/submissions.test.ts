import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SUBMISSIONS } from './submissions.ts'
import type { PersonalKind, Submission } from './town.ts'
import { TOWN } from './town.ts'

const service = ({ agency, service: code }: Submission) =>
  TOWN.agencies.find(({ slug }) => slug === agency)?.services.find((each) => each.code === code)

const plainDigits = (text: string) =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.codePointAt(0)! - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.codePointAt(0)! - 0x660))

/** Digits that stand together, the spaces and hyphens inside them left out. */
const numbers = (text: string) =>
  (plainDigits(text).match(/\d(?:[ -]?\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''))

const isNationalId = (digits: string) => {
  if (digits.length !== 10) return false
  const rest = [...digits].slice(0, 9).reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11
  return Number(digits[9]) === (rest < 2 ? rest : 11 - rest)
}

const isCard = (digits: string) => {
  if (digits.length !== 16) return false
  const sum = [...digits].reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

const isIban = (text: string) => {
  const found = /IR((?: ?\d){24})/.exec(plainDigits(text))?.[1]?.replace(/ /g, '')
  return found !== undefined && BigInt(`${found.slice(2)}1827${found.slice(0, 2)}`) % 97n === 1n
}

const FINDERS: Partial<Record<PersonalKind, (text: string) => boolean>> = {
  'national-id': (text) => numbers(text).some(isNationalId),
  card: (text) => numbers(text).some(isCard),
  iban: isIban,
  mobile: (text) => numbers(text).some((digits) => /^09\d{9}$/.test(digits)),
  landline: (text) => numbers(text).some((digits) => /^0[1-8]\d{9}$/.test(digits)),
  address: (text) => /(کوچه|خیابان) \S+ پلاک [۰-۹]/.test(text),
  email: (text) => /\S+@example\.(com|org)/.test(text),
}

const folded = (text: string) =>
  text
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

const trigrams = (text: string) => {
  const letters = folded(text)
  return new Set(Array.from({ length: Math.max(letters.length - 2, 1) }, (_, at) => letters.slice(at, at + 3)))
}

const likeness = (a: Set<string>, b: Set<string>) => {
  const shared = [...a].filter((each) => b.has(each)).length
  return shared / (a.size + b.size - shared)
}

describe('SUBMISSIONS', () => {
  it('are about three hundred, with ids once each and in order', () => {
    assert.ok(SUBMISSIONS.length >= 295 && SUBMISSIONS.length <= 315, `${SUBMISSIONS.length}`)
    assert.deepEqual(
      SUBMISSIONS.map(({ id }) => id),
      SUBMISSIONS.map((_, at) => `t${String(at + 1).padStart(3, '0')}`),
    )
  })

  it('have gold labels that their agency knows, and may be public only where the service is', () => {
    for (const each of SUBMISSIONS) {
      assert.ok(each.service === null || service(each), `${each.id}: ${each.service}`)
      assert.ok(!each.mayPublish || service(each)?.isPublic, `${each.id} may not be public`)
      if (each.belongsTo) assert.ok(each.service === null && each.belongsTo !== each.agency, each.id)
    }
  })

  it('cover every service at least five times', () => {
    for (const { slug, services } of TOWN.agencies)
      for (const { code } of services) {
        const count = SUBMISSIONS.filter((each) => each.agency === slug && each.service === code).length
        assert.ok(count >= 5, `${slug}/${code}: ${count}`)
      }
  })

  it('hold just the personal numbers they are labelled with, and those pass their checksums', () => {
    for (const { id, text, holds = [] } of SUBMISSIONS)
      for (const [kind, isIn] of Object.entries(FINDERS))
        assert.equal(
          isIn(text),
          holds.some((each) => each === kind),
          `${id}: ${kind}`,
        )
    for (const kind of Object.keys(FINDERS))
      assert.ok(
        SUBMISSIONS.some(({ holds }) => holds?.some((each) => each === kind)),
        kind,
      )
  })

  it('are no near copies of one another unless sameAs says so, nor of an example phrase', () => {
    const seen = SUBMISSIONS.map((each) => ({ each, grams: trigrams(each.text), root: each.sameAs ?? each.id }))
    for (const [at, { each, grams, root }] of seen.entries())
      for (const other of seen.slice(at + 1))
        assert.ok(root === other.root || likeness(grams, other.grams) < 0.5, `${each.id} and ${other.each.id}`)
    for (const phrase of TOWN.agencies.flatMap(({ services }) => services.flatMap(({ examples }) => examples.fa)))
      for (const { each, grams } of seen) assert.ok(likeness(grams, trigrams(phrase)) < 0.5, `${each.id}: ${phrase}`)
  })

  it('point with sameAs at an earlier first message of the same agency and service', () => {
    for (const each of SUBMISSIONS.filter(({ sameAs }) => sameAs)) {
      const first = SUBMISSIONS.find(({ id }) => id === each.sameAs)
      assert.ok(first && first.sameAs === undefined, each.id)
      assert.deepEqual([first.agency, first.service], [each.agency, each.service], each.id)
      assert.ok(first.dayOffset >= each.dayOffset, `${each.id} came before ${first.id}`)
    }
  })

  it('lie inside the neighbourhood they name, in the hours of a day', () => {
    for (const { id, point, area, hour, dayOffset } of SUBMISSIONS) {
      assert.ok(Number.isInteger(hour) && hour >= 0 && hour <= 23 && dayOffset >= 0, id)
      if (!point) continue
      const ring = TOWN.areas.find(({ code }) => code === area)?.ring ?? []
      for (const axis of [0, 1] as const) {
        const values = ring.map((corner) => corner[axis])
        assert.ok(point[axis] > Math.min(...values) && point[axis] < Math.max(...values), id)
      }
    }
  })

  it('tell of one outage: 30 and more messages from one neighbourhood in one evening', () => {
    const evening = SUBMISSIONS.filter(
      (each) =>
        each.service === 'internet-fault' && each.area === 'chenarestan' && each.dayOffset === 9 && each.hour >= 19,
    )
    assert.ok(evening.length >= 30, `${evening.length}`)
  })

  it('are written as people write: languages, keyboards, praise, wishes and questions', () => {
    const count = (is: (each: Submission) => boolean) => SUBMISSIONS.filter(is).length
    assert.ok(count(({ lang }) => lang === 'en') >= 20)
    assert.ok(count(({ lang }) => lang === 'fa-Latn') >= 5)
    for (const lang of ['ckb', 'ar', 'tr'])
      assert.equal(
        count((each) => each.lang === lang),
        1,
        lang,
      )
    assert.ok(count(({ lang, text }) => lang === 'fa' && /[\u064a\u0643]/.test(text)) >= 8)
    for (const kind of ['praise', 'wish', 'question']) assert.ok(count((each) => each.kind === kind) >= 10, kind)
    assert.ok(count(({ text }) => text.length <= 20) >= 5)
    assert.ok(count(({ text }) => text.length >= 500) >= 3)
  })

  it('name contacts that reach nobody', () => {
    for (const { id, contact } of SUBMISSIONS)
      if (contact) assert.match(contact, /^(0900001\d{4}|[a-z]+\d+@example\.org)$/, id)
  })
})
