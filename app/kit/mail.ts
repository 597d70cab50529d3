/** How messages leave the house. Without a mail server or a gateway they are written to a file, which a trial can read. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export type Letter = { to: string; subject: string; text: string }
export type Carriers = {
  mail(letter: Letter): Promise<void>
  sms(to: string, text: string): Promise<void>
}

const SEND_TIMEOUT_MS = 10_000

export function openCarriers(config: Config): Carriers {
  const file = fileCarrier(config.dataFolder)
  return {
    mail: config.smtpUrl ? smtp(config.smtpUrl, config.mailFrom) : (letter) => file({ channel: 'mail', ...letter }),
    sms: config.smsGatewayUrl
      ? gateway(config.smsGatewayUrl, config.smsGatewayToken)
      : (to, text) => file({ channel: 'sms', to, text }),
  }
}

function fileCarrier(folder: string) {
  return async (message: object) => {
    await mkdir(folder, { recursive: true })
    await appendFile(join(folder, 'outbox.jsonl'), `${JSON.stringify(message)}\n`, { mode: 0o600 })
  }
}

function smtp(url: string, from: string) {
  const transport = createTransport({
    url,
    connectionTimeout: SEND_TIMEOUT_MS,
    greetingTimeout: SEND_TIMEOUT_MS,
    socketTimeout: SEND_TIMEOUT_MS,
    // A letter with a link for an officer goes over no open line. `?requireTLS=false` in the address outdoes this.
    requireTLS: !isOwnMachine(url),
  })
  return async ({ to, subject, text }: Letter) => {
    // nodemailer folds and encodes headers; a line break in a subject is taken out before it gets there.
    await transport.sendMail({ from, to, subject: subject.replace(/[\r\n]+/g, ' '), text })
  }
}

const isOwnMachine = (url: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)

function gateway(url: string, token: string | undefined) {
  return async (to: string, text: string) => {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    })
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`)
  }
}
