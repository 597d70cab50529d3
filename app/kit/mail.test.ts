/** Letters leave over TLS or not at all, except to a mail server on the own machine. */
import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { readConfig } from './config.ts'
import { openCarriers } from './mail.ts'

const LETTER = { to: 'someone@example.org', subject: 'a\r\nBcc: all@example.org', text: 'hello' }
const heard: string[] = []
let server: Server

/** A mail server without STARTTLS that takes everything. */
before(async () => {
  server = createServer((socket) => {
    let inLetter = false
    socket.write('220 test\r\n')
    socket.on('error', () => {})
    socket.on('data', (part) => {
      const text = String(part)
      heard.push(text)
      if (inLetter) inLetter = !text.endsWith('\r\n.\r\n')
      else inLetter = /^DATA/i.test(text)
      socket.write(/^EHLO/i.test(text) ? '250-test\r\n250 8BITMIME\r\n' : inLetter ? '354 go on\r\n' : '250 fine\r\n')
      if (/^QUIT/i.test(text)) socket.end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening))
})
after(() => server.close())

const send = (host: string, query = '') => {
  heard.length = 0
  const { port } = server.address() as AddressInfo
  return openCarriers(readConfig({ SMTP_URL: `smtp://${host}:${port}/${query}` })).mail(LETTER)
}

test('mail() gives a letter to a server on the own machine, with one subject and no line of its own making', async () => {
  await send('127.0.0.1')
  assert.match(heard.join(''), /^Subject: a Bcc: all@example\.org\r$/m)
  assert.doesNotMatch(heard.join(''), /^Bcc:|RCPT TO:<all@/m)
})

test('mail() gives nothing to another machine that has no TLS', async () => {
  await assert.rejects(send('0.0.0.0'))
  assert.doesNotMatch(heard.join(''), /MAIL FROM|hello/)
})

test('mail() does so where the operator says in the address that it may', async () => {
  await send('0.0.0.0', '?requireTLS=false')
  assert.match(heard.join(''), /hello/)
})
