/** The XML writer, beside the reader of the tests. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { difference, readXml } from '../../tests/xml.ts'
import { withoutNotXml, writeXml } from './xml.ts'

test('writeXml() names the things of a list and leaves null empty', () => {
  assert.equal(
    writeXml('services', [{ service_code: '001', metadata: true, group: null }]),
    '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>001</service_code><metadata>true</metadata><group/></service></services>\n',
  )
  assert.equal(writeXml('services', []), '<?xml version="1.0" encoding="utf-8"?>\n<services/>\n')
})

test('writeXml() holds any text, and what it holds is what JSON would', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), (text, number, truth) => {
      const value = [{ description: withoutNotXml(text), lat: number, metadata: truth, address: null }]
      assert.equal(difference(readXml(writeXml('service_requests', value)), value), null)
    }),
    { numRuns: 500 },
  )
})

test('writeXml() takes out what XML 1.0 cannot hold, and keeps half-spaces, marks and signs beyond the first plane', () => {
  const kept = 'می‌خواهم \u0653 😀 ]]> &lt; <b> "\'\r\n\t'
  const root = readXml(writeXml('errors', [{ description: `\u0000\u0008\u000b\ud800\ufffe\uffff${kept}\udfff` }]))
  assert.equal(root.children[0]!.children[0]!.text, kept)
})

test('withoutNotXml() keeps pairs of surrogates and drops single ones', () => {
  assert.equal(withoutNotXml('😀\ud83d'), '😀')
})
