import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { TOWN_ROWS } from './fixtures/town.ts'
import {
  buildGazetteer,
  geocode,
  type MatchLevel,
  type Options,
  plusCode,
  type RuleSet,
  structured,
  suggest,
} from './index.ts'

const town = buildGazetteer(TOWN_ROWS)
const ask = (text: string, options?: Options) => geocode(town, text, options)
const first = (text: string, options?: Options) => ask(text, options).matches[0]
const house = (text: string) => first(text)?.house?.found
const parts = (text: string) =>
  Object.fromEntries(first(text)!.parts.map(({ means, text, how }) => [means, `${text}: ${how}`]))

describe('geocode()', () => {
  it('reads an address in either order, with either letters, half-spaces and short words', () => {
    for (const text of [
      'استان سیبستان، شهر باغ‌سیب، خیابان بهار، کوچه لاله، پلاک ۷',
      'پلاک ۷، کوچه لاله، خیابان بهار، باغ سیب',
      'باغسيب خ بهار ك لاله پ7',
      'باغ سیب بهار لاله 7',
      'Baghsib, Bahar Street, کوچه لاله, no 7',
    ]) {
      const match = first(text)!
      assert.deepEqual([match.code, match.level, match.house?.number], ['a1', 'house', '7'], text)
    }
  })

  it('says which places of a name there are and what tells them apart', () => {
    const answer = ask('روستای علی‌آباد')
    assert.equal(answer.status, 'ambiguous')
    assert.equal(answer.choices, 3)
    assert.deepEqual(answer.matches.map(({ code }) => code).toSorted(), ['v1', 'v2', 'v3'])
    assert.match(answer.say.fa, /نام «علی.آباد» در ۳ دهستان هست: .*کوهپایه/)
    assert.match(answer.say.en, /3 rural districts/)
    for (const { certainty } of answer.matches) assert.ok(certainty > 0.25 && certainty <= 0.334, `${certainty}`)
    assert.deepEqual([ask('علی آباد چنارستان').status, first('علی آباد چنارستان')?.code], ['found', 'v3'])
    assert.deepEqual([ask('علی آباد پشت کوه').status, first('علی آباد پشت کوه')?.code], ['found', 'v2'])
    assert.deepEqual([ask('باغ سیب').status, first('باغ سیب')?.code], ['found', 't'])
  })

  it('takes the nearer of equals when it is told where, and only what lies within', () => {
    assert.equal(first('علی آباد', { near: { lat: 34, lon: 53 } })?.code, 'v3')
    assert.equal(first('علی آباد', { within: ['r2'] })?.code, 'v2')
    assert.equal(ask('گلدشت', { within: ['c2'] }).why, 'not-there')
    assert.throws(() => ask('علی آباد', { within: ['nowhere'] }), RangeError)
    assert.throws(() => ask('علی آباد', { near: { lat: 1, lon: 181 } }), RangeError)
  })

  it('never gives one house number for another', () => {
    assert.deepEqual([house('باغ سیب، خ بهار، پلاک ۱۳'), house('باغ سیب، خ بهار، پلاک ۸۱')], ['exact', 'missing'])
    assert.deepEqual([house('باغ سیب، شهید کاظمی، پلاک 12'), house('باغ سیب، کاظمی، پلاک 12/1')], ['exact', 'exact'])
    assert.deepEqual(
      [house('باغ سیب، کاظمی، پلاک ۲۰ الف'), house('باغ سیب، کاظمی، پلاک ۲۰')],
      ['exact', 'other-addition'],
    )
    assert.deepEqual([house('باغ سیب، کاظمی، پلاک 16'), house('باغ سیب، کاظمی، پلاک 13')], ['between', 'missing'])
    assert.equal(first('باغ سیب، کاظمی، پلاک 16')?.level, 'street')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (number) => {
        const match = first(`باغ سیب، خیابان بهار، پلاک ${number}`)!
        assert.equal(match.code, 's1')
        assert.equal(match.level === 'house', number >= 1 && number <= 80)
        assert.equal(match.house?.number, String(number))
      }),
    )
  })

  it('never takes a number in a name for another', () => {
    assert.deepEqual([first('باغ سیب خ ۱۷ شهریور')?.code, first('باغ سیب خ ۱۷ شهریر')?.code], ['s6', 's6'])
    assert.notEqual(first('باغ سیب خ ۱۸ شهریور')?.code, 's6')
    assert.deepEqual([first('باغ سیب خ بهار کوچه ۱۲')?.code, first('باغ سیب خ بهار کوچه ۱۳')?.level], ['a3', 'street'])
    assert.notEqual(first('باغ سیب خ بهار کوچه ۲۱')?.code, 'a3')
  })

  it('keeps a word for a kind of place that is part of a name', () => {
    for (const text of ['نیک شهر', 'نیک‌شهر', 'نيكشهر', 'شهر نیک شهر', 'Nikshahr'])
      assert.equal(first(text)?.code, 't3', text)
    assert.equal(first('شهرستان نیک شهر')?.code, 'c3')
    assert.equal(first('دهستان پشت کوه')?.code, 'r2')
    assert.equal(first('ده نو')?.code, 'v5')
  })

  it('keeps apart خیابان and بلوار of one name', () => {
    assert.deepEqual(
      ['خیابان بهار', 'بلوار بهار', 'بل بهار', 'خ بهار'].map((street) => first(`باغ سیب ${street}`)?.code),
      ['s1', 's2', 's2', 's1'],
    )
  })

  it('reads what stands near, the unit and the floor as what they are', () => {
    assert.deepEqual(parts('باغ سیب، خیابان بهار، روبروی میدان نور، کوچه لاله، پلاک ۵، طبقه دوم، واحد ۴'), {
      city: 'باغ سیب: exact',
      street: 'بهار: exact',
      landmark: 'میدان نور: unchecked',
      alley: 'لاله: exact',
      house: '۵: exact',
      floor: 'دوم: unchecked',
      unit: '۴: unchecked',
    })
    assert.equal(first('باغ سیب، خ بهار، نرسیده به شهید کاظمی، پلاک ۵')?.code, 's1')
  })

  it('says what it read otherwise than written, and what it could not read', () => {
    const answer = ask('باغ سیب، خیابان بحار، مجهول‌نوشته')
    assert.equal(answer.matches[0]?.code, 's1')
    assert.match(answer.say.fa, /«بحار» را «خیابان بهار» خواندیم/)
    assert.match(answer.say.fa, /خوانده نشد: مجهول‌نوشته/)
    assert.ok(answer.matches[0]!.certainty < first('باغ سیب، خیابان بهار')!.certainty)
  })

  it('tells of a place that is no more and of what came after', () => {
    assert.deepEqual(first('گلدره')?.retired?.replacedBy?.code, 'v7')
    assert.match(ask('گلدره').say.en, /is no more; it is now “گلدشت”/)
  })

  it('weighs a postal code, and says when it lies elsewhere', () => {
    const way = (text: string) => first(text)?.parts.find(({ means }) => means === 'postcode')?.how
    assert.equal(first('خیابان بهار، کدپستی ۸۱۹۰۰۱۲۳۴۵')?.code, 's5')
    assert.equal(way('باغ سیب خیابان بهار کدپستی 8112012345'), 'exact')
    assert.equal(way('باغ سیب خیابان بهار کدپستی 8190012345'), 'disagrees')
    assert.deepEqual(
      ask('کدپستی 81450-12345')
        .matches.map(({ code }) => code)
        .toSorted(),
      ['t', 't2'],
    )
    assert.equal(ask('8190012345').matches[0]?.code, 't2')
  })

  it('finds the address at a Plus Code, short ones beside the place named', () => {
    const code = plusCode({ lat: 33.00025, lon: 52.00025 })
    assert.ok(['s1', 'a1'].includes(first(code)!.code!))
    assert.deepEqual(first(`${code.slice(4)} باغ سیب`)?.point, first(code)?.point)
  })

  it('explains what each answer costs', () => {
    const { explained } = ask('باغ سیب خیابان بحار', { explain: true })
    assert.ok(explained!.steps.length >= 2)
    assert.deepEqual(
      explained!.costs[0]!.words.map(({ text }) => text),
      ['بحار', 'باغ سیب'],
    )
    assert.equal(ask('باغ سیب').explained, undefined)
  })

  it('gives the same for every way to type the same letters', () => {
    const forms = [
      ['ی', 'ي', 'ى'],
      ['ک', 'ك'],
      ['ه', 'ة', 'ۀ'],
      ['ا', 'آ', 'أ'],
      ['۷', '7', '٧'],
      [' ', '‌', '  ', ' ‎'],
    ]
    const typed = fc.array(fc.nat(60), { minLength: 60, maxLength: 60 }).map((choices) =>
      [...'شهر باغ سیب خیابان شهید کاظمی کوچه لاله پلاک ۷']
        .map((letter, at) => {
          const same = forms.find((list) => list.includes(letter))
          return same ? same[choices[at]! % same.length]! : letter
        })
        .join(''),
    )
    fc.assert(fc.property(typed, (text) => assert.deepEqual([first(text)?.code, first(text)?.level], ['a2', 'house'])))
  })

  it('ranks a right name no worse than its misspelling, and never lower for a right part more', () => {
    for (const [right, wrong] of [
      ['باغ سیب بهار', 'باغ سیب بحار'],
      ['علی آباد رودپی', 'علی آباد رودپو'],
    ] as const)
      assert.ok(first(right)!.certainty >= first(wrong)!.certainty)
    const shares = ['علی آباد', 'علی آباد چنارستان', 'علی آباد رودپی چنارستان', 'علی آباد رودپی چنارستان سیبستان'].map(
      (text) => ask(text).matches.find(({ code }) => code === 'v3')!.certainty,
    )
    for (let at = 1; at < shares.length; at++) assert.ok(shares[at]! >= shares[at - 1]! - 0.001, shares.join())
  })
})

describe('geocode() of what is no address', () => {
  const CASES: [text: string, why: string][] = [
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['ا'.repeat(10_000), 'too-long'],
    ['باغ سیب '.repeat(1250), 'too-long'],
    ['۱۲۳۴۵', 'only-digits'],
    ['12 34 56', 'only-digits'],
    ['😀🏠👨‍👩‍👧', 'no-letters'],
    ['؟!…', 'no-letters'],
    ['\u202e\u2066\u2069\u200f', 'no-letters'],
    ['東京都千代田区', 'other-alphabet'],
    ['Москва, улица Ленина', 'other-alphabet'],
    ['สวัสดี', 'other-alphabet'],
    ['روبروی بانک', 'only-landmark'],
    ['ققققققق ژژژژژ', 'no-such-name'],
    ['a'.repeat(500), 'no-such-name'],
    ['\ud800\udfff\ud800', 'no-letters'],
  ]
  it('is unknown, with the reason in both languages', () => {
    for (const [text, why] of CASES) {
      const answer = ask(text)
      assert.deepEqual([answer.status, answer.why, answer.matches], ['unknown', why, []], text.slice(0, 40))
      assert.ok(answer.say.fa.length > 10 && answer.say.en.length > 10)
    }
  })

  it('reads names between signs of direction, emoji and other scripts', () => {
    assert.equal(first('\u202b«باغ\u200f سیب»\u202c 🏠 خ بهار')?.code, 's1')
    assert.equal(first('東京 باغ سیب')?.code, 't')
  })

  it('never throws, whatever the text, and answers alike twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        assert.deepEqual(ask(text), ask(text))
        assert.ok(Array.isArray(suggest(town, text)))
      }),
    )
    for (const text of [null, 7, undefined]) assert.throws(() => ask(text as unknown as string), TypeError)
  })
})

describe('structured()', () => {
  it('looks for each name at its own level', () => {
    const code = (address: Parameters<typeof structured>[1]) => structured(town, address).matches[0]?.code
    assert.deepEqual([code({ county: 'باغ سیب' }), code({ city: 'باغ سیب' })], ['c', 't'])
    assert.deepEqual([code({ county: 'نیک شهر' }), code({ city: 'نیک شهر' })], ['c3', 't3'])
    const { matches } = structured(town, { city: 'باغ سیب', street: 'شهید کاظمی', house: '۱۲/۱', unit: '' })
    assert.deepEqual([matches[0]?.code, matches[0]?.house?.found], ['s3', 'exact'])
    assert.equal(structured(town, {}).why, 'empty')
  })
})

describe('suggest()', () => {
  const names = (prefix: string, options?: Options) => suggest(town, prefix, options).map(({ code }) => code)

  it('finds every name from its beginning, one letter after another', () => {
    for (const row of TOWN_ROWS.filter(({ level }) => level !== 'street' && level !== 'alley'))
      for (let letters = Math.min(4, row.name.length); letters <= row.name.length; letters++)
        assert.ok(names(row.name.slice(0, letters), { limit: 30 }).includes(row.code!), row.name.slice(0, letters))
  })

  it('stays inside what the words before name', () => {
    assert.deepEqual(names('باغ سیب، خیابان شه'), ['s3'])
    assert.deepEqual(names('چنارستان، بها'), ['s5'])
    assert.deepEqual([names(''), names('   '), names('ژژژ')], [[], [], []])
  })
})

describe('rules', () => {
  const code = (rows: Parameters<typeof buildGazetteer>[0], text: string) => {
    const match = geocode(buildGazetteer(rows), text).matches[0]
    return [match?.code, match?.house?.found]
  }
  it('are those of Dari, Pashto, English and French too', () => {
    const kabul = [
      { code: 'k', name: 'کابل', level: 'city', aliases: ['Kabul'] },
      { code: 'n', name: 'ناحیه ۳', level: 'quarter', parent: 'k' },
      { code: 'm', name: 'جاده میوند', level: 'street', parent: 'k', houses: [{ number: 5 }] },
      { code: 'd', name: 'دارالامان واټ', level: 'street', parent: 'k' },
    ] as const
    assert.deepEqual(code(kabul, 'شهر کابل، جادهٔ میوند، خانه نمبر ۵، پهلوی مسجد'), ['m', 'exact'])
    assert.deepEqual(code(kabul, 'د کابل ښار، د دارالامان واټ')[0], 'd')
    assert.deepEqual(code(kabul, 'کابل ناحیهٔ ۳')[0], 'n')
    const abroad = [
      { code: 'l', name: 'London', level: 'city' },
      { code: 'b', name: 'Baker Street', level: 'street', parent: 'l', houses: [{ number: '221B' }] },
      { code: 'p', name: 'Paris', level: 'city' },
      {
        code: 'r',
        name: 'Rue de la Paix',
        level: 'street',
        parent: 'p',
        houses: [{ number: '12 bis' }, { number: 12 }],
      },
      { code: 'e', name: 'Boulevard Saint-Étienne', level: 'street', parent: 'p' },
    ] as const
    assert.deepEqual(code(abroad, '221B Baker St, London'), ['b', 'exact'])
    assert.deepEqual(code(abroad, '12 bis, rue de la paix, Paris'), ['r', 'exact'])
    assert.deepEqual(code(abroad, '12 r. de la Paix 75002 PARIS'), ['r', 'exact'])
    assert.deepEqual(code(abroad, 'bd St Etienne Paris')[0], 'e')
  })

  it('are data: a caller’s own words for a country that the package does not know', () => {
    const own: RuleSet = {
      language: 'tg',
      before: { city: ['шаҳри'], street: ['кӯчаи|кучаи'] },
      after: {},
      house: ['хонаи|хона'],
      unit: [],
      floor: [],
      postcode: [],
      landmarks: ['рӯ ба рӯи'],
      openingLandmarks: [],
      titles: [],
      joins: [],
      ordinals: [],
      suffixes: [],
      numbers: [],
      endings: [],
      noise: [],
      inside: [],
    }
    const dushanbe = buildGazetteer(
      [
        { code: 'd', name: 'Душанбе', level: 'city' },
        { code: 'r', name: 'кӯчаи Рӯдакӣ', level: 'street', parent: 'd', houses: [{ number: 7 }] },
      ],
      { rules: [own] },
    )
    const match = geocode(dushanbe, 'шаҳри Душанбе, кучаи Рудаки, хонаи 7, рӯ ба рӯи бозор').matches[0]
    assert.deepEqual([match?.code, match?.level satisfies MatchLevel | undefined], ['r', 'house'])
  })
})
