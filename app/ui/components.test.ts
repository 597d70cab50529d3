/**
 * Components as HTML. One promise holds for all of them: what somebody typed changes no tag and no
 * attribute. The rest is said once for each component; how they look and sound is tested in a browser.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGS, type Lang } from '#kit/words.ts'
import { BarChart } from './bar-chart.ts'
import { Button, Buttons, LinkButton } from './button.ts'
import { Checkbox } from './checkbox.ts'
import { Choices } from './choices.ts'
import { DataTable } from './data-table.ts'
import { DefinitionList } from './definition-list.ts'
import { ErrorSummary, errorOf } from './error-summary.ts'
import { FileInput } from './file-input.ts'
import { type Html, userText } from './html.ts'
import { LineChart } from './line-chart.ts'
import { Notice } from './notice.ts'
import { Pagination } from './pagination.ts'
import { Receipt, receiptGroups } from './receipt.ts'
import { Select } from './select.ts'
import { Steps } from './steps.ts'
import { TextArea } from './text-area.ts'
import { TextField } from './text-field.ts'
import { Timeline } from './timeline.ts'

const CODE = '40718823905516274930'

/** Each component with `typed` wherever a text may go. */
const ALL: Record<string, (lang: Lang, typed: string) => Html | null> = {
  TextField: (lang, typed) =>
    TextField({ lang, name: 'a', label: typed, hint: typed, error: typed, value: typed, maxlength: 9 }),
  TextArea: (lang, typed) =>
    TextArea({ lang, name: 'a', label: typed, hint: typed, error: typed, value: typed, maxlength: 9 }),
  Choices: (lang, typed) =>
    Choices({
      lang,
      name: 'a',
      label: typed,
      hint: typed,
      error: typed,
      chosen: [typed],
      choices: [
        { value: typed, label: typed, hint: typed },
        { value: 'b', label: 'b' },
      ],
    }),
  Select: (lang, typed) =>
    Select({
      lang,
      name: 'a',
      label: typed,
      error: typed,
      value: typed,
      placeholder: typed,
      options: [
        { value: typed, label: typed },
        { label: typed, options: [{ value: 'b', label: typed }] },
      ],
    }),
  Checkbox: (lang, typed) => Checkbox({ lang, name: 'a', label: typed, hint: typed, error: typed, value: typed }),
  FileInput: (lang, typed) => FileInput({ lang, name: 'a', label: typed, hint: typed, error: typed, accept: typed }),
  ErrorSummary: (lang, typed) =>
    ErrorSummary({
      lang,
      errors: [
        { field: 'a', message: typed },
        { field: null, message: typed },
      ],
    }),
  Buttons: (_, typed) =>
    Buttons(
      Button({ label: typed, name: typed, value: typed }),
      LinkButton({ label: typed, href: typed, kind: 'danger' }),
    ),
  Notice: (_, typed) => Notice({ title: typed, body: typed }),
  DefinitionList: (_, typed) =>
    DefinitionList({
      rows: [{ term: typed, value: userText(typed), action: { href: typed, label: typed, about: typed } }],
    }),
  Timeline: (lang, typed) =>
    Timeline({ lang, events: [{ title: typed, state: 'now', day: '2026-11-21', body: typed }] }),
  Receipt: (lang, typed) => Receipt({ lang, code: CODE, agencyName: typed, day: '2026-11-21' }),
  DataTable: (_, typed) =>
    DataTable({
      id: 't',
      caption: typed,
      columns: [{ label: typed }, { label: typed, numeric: true }],
      rows: [[typed, typed]],
      note: typed,
    }),
  Pagination: (lang, typed) => Pagination({ lang, previousHref: typed, nextHref: typed }),
  Steps: (lang, typed) => Steps({ lang, names: [typed, typed, typed], at: 2 }),
}

const chart = (lang: Lang, typed: string) => ({
  lang,
  id: 'c',
  title: typed,
  description: typed,
  labels: { row: typed, value: typed },
  note: typed,
  format: () => typed,
})
ALL.BarChart = (lang, typed) => BarChart({ ...chart(lang, typed), bars: [{ label: typed, value: 1, low: 0, high: 2 }] })
ALL.LineChart = (lang, typed) =>
  LineChart({
    ...chart(lang, typed),
    points: [
      { x: 0, value: 1 },
      { x: 1, value: 2 },
    ],
    marks: [{ x: 1, label: typed }],
  })

/** The tags and names of attributes, without texts and values. */
const skeleton = (page: string) => (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, ''))

const HOSTILE = [`"><script>alert(1)</script>`, `' onfocus='alert(1)`, '</textarea><b>', '</title><!--', '&quot;&lt;']

for (const [name, component] of Object.entries(ALL))
  test(`${name}() lets no text become a tag or an attribute`, async () => {
    for (const lang of LANGS)
      for (const typed of HOSTILE)
        assert.deepEqual(
          skeleton(String(await component(lang, typed))),
          skeleton(String(await component(lang, 'x'))),
          typed,
        )
  })

for (const [name, component] of Object.entries(ALL))
  test(`${name}() ties every label and description to what is there, and uses no id twice`, async () => {
    const page = String(await component('fa', 'x'))
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    assert.equal(new Set(ids).size, ids.length)
    for (const [, named] of page.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g))
      for (const id of named!.split(' ')) assert.ok(ids.includes(id), id)
  })

test('a field with an error says so to the ear too, one without does not', async () => {
  const bad = String(await TextField({ lang: 'en', name: 'a', label: 'A', hint: 'h', error: 'Write it' }))
  assert.match(bad, /aria-describedby="a-hint a-error" aria-invalid="true"/)
  assert.match(bad, /<p class="error" id="a-error"><span class="visually-hidden">Error: <\/span>Write it<\/p>/)
  const good = String(await TextField({ lang: 'en', name: 'a', label: 'A', optional: true }))
  assert.doesNotMatch(good, /aria-describedby|aria-invalid|class="error"/)
  assert.match(good, /\(optional\)/)
})

test('TextArea() keeps what was typed to the letter, line breaks at its beginning too', async () => {
  const page = String(await TextArea({ lang: 'fa', name: 'a', label: 'A', value: '\n\nسلام <b>\n' }))
  assert.match(page, /<textarea[^>]*>\n\n\nسلام &lt;b&gt;\n<\/textarea>/)
})

test('Choices() ticks what is chosen; the first control has the id to which the summary links', async () => {
  const choices = [1, 2, 3].map((n) => ({ value: `v${n}`, label: `${n}` }))
  const radio = String(await Choices({ lang: 'en', name: 'a', label: 'A', choices, chosen: ['v2'] }))
  assert.match(radio, /type="radio" id="a" name="a" value="v1">/)
  assert.match(radio, /id="a-2" name="a" value="v2" checked>/)
  assert.equal(radio.match(/ checked/g)?.length, 1)
  const boxes = String(
    await Choices({ lang: 'en', name: 'a', label: 'A', choices, chosen: ['v1', 'v3'], several: true }),
  )
  assert.equal(boxes.match(/type="checkbox"/g)?.length, 3)
  assert.equal(boxes.match(/ checked/g)?.length, 2)
})

test('Select() selects the value, in a group too, and offers an empty one first', async () => {
  const options = [
    { value: 'a', label: 'A' },
    { label: 'G', options: [{ value: 'b', label: 'B' }] },
  ]
  const page = String(await Select({ lang: 'en', name: 's', label: 'S', options, value: 'b' }))
  assert.match(page, /<select[^>]*>\s*<option value="">Choose<\/option>/)
  assert.match(page, /<optgroup label="G"><option value="b" selected>B<\/option><\/optgroup>/)
})

test('TextField() reads codes from the left', async () => {
  for (const props of [{ type: 'tel' as const }, { latin: true }])
    assert.match(
      String(await TextField({ lang: 'fa', name: 'a', label: 'A', ...props })),
      / dir="ltr" spellcheck="false"/,
    )
  assert.doesNotMatch(String(await TextField({ lang: 'fa', name: 'a', label: 'A' })), / dir=/)
})

test('ErrorSummary() links to fields and takes the focus; without errors there is none', async () => {
  const errors = [
    { field: 'a', message: 'Mend it' },
    { field: null, message: 'Try again' },
  ]
  const page = String(await ErrorSummary({ lang: 'en', errors }))
  assert.match(page, /role="alert"[^>]* tabindex="-1" autofocus>/)
  assert.match(page, /<li><a href="#a">Mend it<\/a><\/li><li>Try again<\/li>/)
  assert.equal(ErrorSummary({ lang: 'en', errors: [] }), null)
  assert.deepEqual([errorOf(errors, 'a'), errorOf(errors, 'b')], ['Mend it', undefined])
})

test('receiptGroups() reads a receipt in any digits and spacing, and nothing else', () => {
  const groups = ['4071', '8823', '9055', '1627', '4930']
  for (const code of [CODE, '4071 8823 9055 1627 4930', '۴۰۷۱-۸۸۲۳-۹۰۵۵-۱۶۲۷-۴۹۳۰', '٤٠٧١٨٨٢٣٩٠٥٥١٦٢٧٤٩٣٠'])
    assert.deepEqual(receiptGroups(code), groups)
  for (const no of ['', CODE.slice(1), `${CODE}1`, `${CODE.slice(1)}x`])
    assert.throws(() => receiptGroups(no), RangeError)
})

test('Receipt() shows the groups from the left, in the digits of the language', async () => {
  const fa = String(await Receipt({ lang: 'fa', code: CODE, agencyName: 'پست', day: '2026-11-21' }))
  assert.match(
    fa,
    /dir="ltr" translate="no"><span>۴۰۷۱<\/span> <span>۸۸۲۳<\/span> <span>۹۰۵۵<\/span> <span>۱۶۲۷<\/span> <span>۴۹۳۰<\/span>/,
  )
  assert.match(fa, /<time datetime="2026-11-21">۳۰ آبان ۱۴۰۵<\/time>/)
})

test('Timeline() says what is now and what is to come, and dates the rest', async () => {
  const page = String(
    await Timeline({
      lang: 'en',
      events: [
        { title: 'A', state: 'done', day: '2026-11-21' },
        { title: 'B', state: 'now' },
        { title: 'C', state: 'next' },
      ],
    }),
  )
  assert.match(page, /A<\/h3>\s*<p class="timeline-day"><time datetime="2026-11-21">21 November 2026/)
  assert.match(page, /B <span class="tag">now<\/span>/)
  assert.match(page, /C <span class="tag">to come<\/span>/)
})

test('DataTable() heads its rows and columns, and its frame can be scrolled by keyboard', async () => {
  const page = String(
    await DataTable({
      id: 't',
      caption: 'C',
      columns: [{ label: 'A' }, { label: 'B', numeric: true }],
      rows: [
        ['x', 0],
        ['y', 2],
      ],
    }),
  )
  assert.match(page, /role="region" aria-labelledby="t" tabindex="0"/)
  assert.match(page, /<th scope="col">A<\/th><th scope="col" class="number">B<\/th>/)
  assert.match(page, /<tr><th scope="row">x<\/th><td class="number">0<\/td><\/tr>/)
  assert.match(page, /<table>/)
  const wide = DataTable({ id: 't', caption: 'C', columns: [...'ABCDEF'].map((label) => ({ label })), rows: [] })
  assert.match(String(await wide), /<table class="many">/)
})

test('Pagination() has the links that lead somewhere, and is absent when none does', async () => {
  const first = String(await Pagination({ lang: 'fa', previousHref: null, nextHref: '?after=x&y' }))
  assert.match(first, /rel="next" href="\?after=x&amp;y"/)
  assert.doesNotMatch(first, /rel="prev"/)
  assert.equal(Pagination({ lang: 'fa', previousHref: null, nextHref: null }), null)
})

test('Steps() marks one step as the present one', async () => {
  const page = String(await Steps({ lang: 'fa', names: ['A', 'B', 'C'], at: 2 }))
  assert.match(page, /گام ۲ از ۳/)
  assert.match(
    page,
    /<li class="step-done">A<span[^>]*> \(انجام شد\)<\/span><\/li><li class="step-now" aria-current="step">B<\/li><li class="step-next">C/,
  )
})
