/** Whom a request comes from cannot be said by the request itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { isSameOrigin, placeOf, wireOf } from './caller.ts'

async function ask<T>(
  run: (c: Parameters<typeof placeOf>[1]) => T,
  url: string,
  headers: Record<string, string>,
  env?: object,
) {
  const seen: T[] = []
  const routes = new Hono().all('*', (c) => {
    seen.push(run(c))
    return c.body(null)
  })
  await routes.request(url, { method: 'POST', headers }, env ?? {})
  return seen[0]!
}
const socket = (remoteAddress: string) => ({
  incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } },
})
const HERE = { publicUrl: 'https://pasokh.example.org', proxies: 0 }

for (const [what, proxies, header, socketAddress, place] of [
  ['takes the socket and no header without a proxy', 0, '9.9.9.9', '1.2.3.4', '1.2.3.4'],
  ['takes what the one proxy saw, not what the caller wrote before it', 1, '9.9.9.9, 5.6.7.8', '10.0.0.1', '5.6.7.8'],
  ['takes what the outer of two proxies saw', 2, '9.9.9.9, 5.6.7.8, 10.0.0.2', '10.0.0.1', '5.6.7.8'],
  ['takes the first when fewer addresses came than proxies stand there', 3, '5.6.7.8', '10.0.0.1', '5.6.7.8'],
  ['takes the socket when the proxy wrote nothing', 1, '', '10.0.0.1', '10.0.0.1'],
  ['unwraps IPv4 in IPv6', 0, '', '::ffff:1.2.3.4', '1.2.3.4'],
  ['keeps the first half of IPv6', 0, '', '2001:db8:0:7:aaaa::1', '2001:db8:0:7'],
  ['reads the short form of IPv6', 0, '', '2001:db8::1', '2001:db8:0:0'],
] as const) {
  test(`placeOf() ${what}`, async () => {
    const headers = header ? { 'x-forwarded-for': header } : {}
    assert.equal(await ask((c) => placeOf({ ...HERE, proxies }, c), 'http://x/', headers, socket(socketAddress)), place)
  })
}

for (const [what, publicUrl, proxies, url, headers, wire] of [
  ['https when people use https', 'https://a.example', 0, 'http://a.example/', {}, 'https'],
  ['loopback on the own machine', 'http://localhost:8137', 0, 'http://127.0.0.1:8137/', {}, 'loopback'],
  ['open on a network', 'http://10.0.0.5:8137', 0, 'http://10.0.0.5:8137/', {}, 'open'],
  [
    'open for a name that only resolves to this machine',
    'http://localhost:8137',
    0,
    'http://evil.example:8137/',
    {},
    'open',
  ],
  [
    'open when the proxy was reached by http',
    'https://a.example',
    1,
    'http://a.example/',
    { 'x-forwarded-proto': 'http' },
    'open',
  ],
  [
    'open when a caller claims https',
    'http://10.0.0.5',
    0,
    'http://10.0.0.5/',
    { 'x-forwarded-proto': 'https' },
    'open',
  ],
] as const) {
  test(`wireOf() is ${what}`, async () => {
    assert.equal(await ask((c) => wireOf({ publicUrl, proxies }, c), url, headers), wire)
  })
}

for (const [what, headers, same] of [
  ['no browser', {}, true],
  ['the own page', { origin: 'https://pasokh.example.org', 'sec-fetch-site': 'same-origin' }, true],
  ['another site', { origin: 'https://evil.example' }, false],
  ['a sandboxed page', { origin: 'null' }, false],
  ['another port', { origin: 'https://pasokh.example.org:444' }, false],
  ['a sister site', { 'sec-fetch-site': 'same-site' }, false],
  ['a page that hides its origin', { 'sec-fetch-site': 'cross-site' }, false],
] as const) {
  test(`isSameOrigin() is ${same} for ${what}`, async () => {
    assert.equal(await ask((c) => isSameOrigin(HERE, c), 'https://pasokh.example.org/api', headers), same)
  })
}

test('isSameOrigin() takes the other name of the own machine in a trial', async () => {
  const trial = { publicUrl: 'http://localhost:8137', proxies: 0 }
  const from = (origin: string) => ask((c) => isSameOrigin(trial, c), 'http://127.0.0.1:8137/api', { origin })
  assert.equal(await from('http://127.0.0.1:8137'), true)
  assert.equal(await from('http://127.0.0.1:9999'), false)
})
