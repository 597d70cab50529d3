/** What the operator decides, read from the environment once; nothing else reads the environment. */
import { resolve } from 'node:path'
import { z } from 'zod'

const PORT = 'a number from 0 to 65535'
const port = z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT)
const database = z.url({ protocol: /^postgres(ql)?$/, error: 'an address like postgres://role:password@host/database' })
// A word before a colon is a scheme for URLs: localhost:8137 would be an address without a host.
const web = (error: string) => z.url({ protocol: /^https?$/, hostname: /./, error })

/** Open licences, by the names that SPDX gives them. */
export const DATA_LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0', 'ODC-By-1.0', 'PDDL-1.0'] as const
export type DataLicence = (typeof DATA_LICENCES)[number]

const Environment = z.object({
  PASOKH_DATA: z.string().default('./data'),
  PASOKH_KEYS: z.string().default('./keys'),
  /** The seed of the log's signing key, for those who keep keys elsewhere than in files. */
  PASOKH_LOG_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64')
    .optional(),
  /** Who countersigns the log, and whose logs this installation countersigns: a file in the form of c2sp.org/tlog-policy. */
  PASOKH_WITNESSES: z.string().optional(),
  DATABASE_URL: database.optional(),
  DATABASE_OWNER_URL: database.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8137),
  METRICS_PORT: port.default(9137),
  /** The address people use, e.g. https://pasokh.example.org. */
  PASOKH_URL: web('the address people use, like https://pasokh.example.org').optional(),
  /** Where the source of what runs here lies: AGPL, section 13. */
  PASOKH_SOURCE_URL: web('the address of the source of what runs here').optional(),
  PASOKH_ROLE: z.enum(['all', 'web', 'jobs']).default('all'),
  /** How many proxies stand in front; 0 trusts no forwarded header. */
  PASOKH_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Whether officers must have a second factor; unless told they must where people come over https. */
  PASOKH_SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
  /** Under which open data is given away. */
  PASOKH_DATA_LICENCE: z.enum(DATA_LICENCES).default('CC-BY-4.0'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an address like smtps://name:password@mail.example.org' }).optional(),
  MAIL_FROM: z.string().default('pasokh@localhost'),
  SMS_GATEWAY_URL: web('an address like https://sms.example.org/send').optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  /** Who looks through files before they are kept. */
  CLAMD_URL: z
    .union(
      [z.url({ protocol: /^tcp$/, hostname: /./ }), z.url({ protocol: /^unix$/ })],
      'tcp://host:3310 or unix:/path',
    )
    .optional(),
  LANG: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Config = {
  dataFolder: string
  keysFolder: string
  logSeed: Buffer | undefined
  witnessFile: string | undefined
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  host: string
  port: number
  metricsPort: number
  publicUrl: string
  sourceUrl: string | null
  role: 'all' | 'web' | 'jobs'
  proxies: number
  secondFactor: 'required' | 'offered'
  dataLicence: DataLicence
  smtpUrl: string | undefined
  mailFrom: string
  smsGatewayUrl: string | undefined
  smsGatewayToken: string | undefined
  scannerUrl: string | undefined
  logLevel: string
  /** Of the terminal, for what commands say. */
  lang: 'fa' | 'en'
}

/** @throws Error with one line for each variable that is wrong. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration cannot be used:\n${wrong.join('\n')}`)
  }
  const env = read.data
  return {
    dataFolder: resolve(env.PASOKH_DATA),
    keysFolder: resolve(env.PASOKH_KEYS),
    logSeed: env.PASOKH_LOG_KEY ? Buffer.from(env.PASOKH_LOG_KEY, 'base64') : undefined,
    witnessFile: env.PASOKH_WITNESSES && resolve(env.PASOKH_WITNESSES),
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    metricsPort: env.METRICS_PORT,
    publicUrl: (env.PASOKH_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    sourceUrl: env.PASOKH_SOURCE_URL ?? null,
    role: env.PASOKH_ROLE,
    proxies: env.PASOKH_PROXIES,
    secondFactor: env.PASOKH_SECOND_FACTOR ?? (env.PASOKH_URL?.startsWith('https:') ? 'required' : 'offered'),
    dataLicence: env.PASOKH_DATA_LICENCE,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    smsGatewayUrl: env.SMS_GATEWAY_URL,
    smsGatewayToken: env.SMS_GATEWAY_TOKEN,
    scannerUrl: env.CLAMD_URL,
    logLevel: env.LOG_LEVEL,
    lang: env.LANG.startsWith('fa') ? 'fa' : 'en',
  }
}
