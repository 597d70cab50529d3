import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Agency, AreaCode, Service } from './town.ts'
import { TOWN } from './town.ts'

const unique = (values: readonly string[]) => new Set(values).size === values.length

/** The office for a service in an area, by the rule stated in shape.ts, written a second time. */
function officeFor(agency: Agency, service: string, area: AreaCode): string | undefined {
  const weight = (line: Agency['responsibilities'][number]) =>
    (line.service === '*' ? 0 : 2) + (line.area === '*' ? 0 : 1)
  return agency.responsibilities
    .filter((line) => [service, '*'].includes(line.service) && [area, '*'].includes(line.area))
    .sort((a, b) => weight(b) - weight(a))[0]?.office
}

const eachService = TOWN.agencies.flatMap((agency) => agency.services.map((service) => ({ agency, service })))
const phrases = (service: Service) => [...service.examples.fa, ...service.examples.en]

describe('TOWN', () => {
  it('has one umbrella and three agencies, each with a free slug', () => {
    assert.deepEqual(
      TOWN.agencies.map(({ slug }) => slug),
      ['narvanshahr', 'telecom', 'city', 'post'],
    )
    assert.deepEqual(
      TOWN.agencies.filter((agency) => agency.isUmbrella).map(({ slug }) => slug),
      ['narvanshahr'],
    )
  })

  it('says in both languages that it is made up', () => {
    assert.match(TOWN.notice.fa, /ساختگی/)
    assert.match(TOWN.notice.en, /made up/)
  })

  it('holds no empty words and no Arabic-keyboard letters in Persian ones', () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && (key === 'fa' || key === 'en')) {
          assert.ok(inner.trim().length > 1, `${path}.${key} is empty`)
          if (key === 'fa') assert.doesNotMatch(inner, /[\u064a\u0643]/, `${path}.${key}: ${inner}`)
        }
        walk(inner, `${path}.${key}`)
      }
    }
    walk(TOWN, 'TOWN')
  })

  it('gives each service at least six phrases, some of them English, none used twice in its agency', () => {
    for (const { agency, service } of eachService) {
      assert.match(service.code, /^[a-z][a-z-]+$/)
      assert.ok(phrases(service).length >= 6 && service.examples.en.length >= 1, service.code)
      assert.ok(service.target.firstReplyDays <= service.target.solutionDays, service.code)
      assert.ok(unique(agency.services.map(({ code }) => code)))
    }
    for (const { services } of TOWN.agencies) assert.ok(unique(services.flatMap(phrases)))
  })

  it('has an office and a desk for every service in every area', () => {
    for (const { agency, service } of eachService)
      for (const { code: area } of TOWN.areas) {
        const office = officeFor(agency, service.code, area)
        const desk = agency.desks.find((each) => each.office === office && each.services.includes(service.code))
        assert.ok(desk, `${agency.slug}: ${service.code} in ${area} goes to ${office}, which has no desk for it`)
      }
  })

  it('has one desk to be sorted in each agency, and an officer at every desk', () => {
    for (const { slug, desks, offices, officers } of TOWN.agencies) {
      assert.equal(desks.filter(({ toBeSorted }) => toBeSorted).length, 1, slug)
      for (const desk of desks) {
        assert.ok(
          offices.some(({ code }) => code === desk.office),
          desk.code,
        )
        assert.ok(
          officers.some((officer) => officer.desks.includes(desk.code)),
          `${slug}: nobody sits at ${desk.code}`,
        )
      }
      assert.ok(
        officers.flatMap((officer) => officer.desks).every((code) => desks.some((desk) => desk.code === code)),
        slug,
      )
    }
  })

  it('has officers at example.org only, each address once, and an administrator in each agency', () => {
    const emails = TOWN.agencies.flatMap(({ officers }) => officers.map(({ email }) => email))
    assert.ok(unique(emails))
    for (const email of emails) assert.match(email, /^[a-z.]+@example\.org$/)
    for (const { officers, slug } of TOWN.agencies)
      assert.ok(
        officers.some(({ role }) => role === 'admin'),
        slug,
      )
  })

  it('has a template for every outcome and reasons with their own codes', () => {
    for (const { templates, reasons } of TOWN.agencies) {
      assert.deepEqual(
        templates.map(({ outcome }) => outcome),
        ['done', 'planned', 'refused', 'question', 'passed-on'],
      )
      assert.ok(reasons.length > 0 && unique(reasons.map(({ code }) => code)))
    }
  })

  it('writes each holiday once and as the same day in both calendars', () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    for (const { holidays } of TOWN.calendars) {
      assert.ok(unique(holidays.map(({ day }) => day)))
      for (const { jalali, day } of holidays) {
        const part = Object.fromEntries(
          persian.formatToParts(new Date(`${day}T12:00:00Z`)).map(({ type, value }) => [type, value]),
        )
        assert.equal(`${part.year}-${part.month}-${part.day}`, jalali)
      }
    }
  })

  it('has houses and assets inside their neighbourhoods, each address and each number of a thing once', () => {
    const isIn = (code: string, [lat, lon]: readonly [number, number]) => {
      const [[south, west], , [north, east]] = TOWN.areas.find((area) => area.code === code)!.ring as [
        [number, number],
        unknown,
        [number, number],
      ]
      return lat > south && lat < north && lon > west && lon < east
    }
    for (const { area, point } of [...TOWN.addresses, ...TOWN.assets]) assert.ok(isIn(area, point), `${area} ${point}`)
    assert.ok(TOWN.addresses.length > 2000 && TOWN.assets.length > 200)
    assert.ok(unique(TOWN.addresses.map(({ area, street, alley, number }) => [area, street, alley, number].join())))
    assert.ok(unique(TOWN.assets.map(({ kind, code }) => `${kind} ${code}`)))
    const streets = TOWN.areas.flatMap((area) => area.streets)
    for (const { street, alley } of TOWN.addresses) assert.ok(streets.includes(street || alley))
    assert.equal(streets.length - new Set(streets).size, 1)
  })

  it('draws neighbourhoods as closed rings with their centre inside, and names none of them twice', () => {
    for (const { ring, centre, code } of TOWN.areas) {
      assert.deepEqual(ring.at(0), ring.at(-1), code)
      const [lats, lons] = [ring.map(([lat]) => lat), ring.map(([, lon]) => lon)]
      assert.ok(centre[0] > Math.min(...lats) && centre[0] < Math.max(...lats), code)
      assert.ok(centre[1] > Math.min(...lons) && centre[1] < Math.max(...lons), code)
    }
    assert.ok(unique(TOWN.areas.flatMap(({ name, aliases }) => [name.fa, name.en, ...aliases])))
  })
})
