/** Where a request comes from, as far as one must know to let it in. Nothing of it is stored or logged. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Config } from './config.ts'

type Trust = Pick<Config, 'publicUrl' | 'proxies'>

/**
 * The address a request came from, for app.limits and nothing else: the socket's, or the one that
 * the outermost trusted proxy saw. Of IPv6 the first 64 bits, which one household has for itself.
 */
export function placeOf({ proxies }: Trust, c: Context): string {
  const address = forwarded(c, 'x-forwarded-for', proxies) ?? socketAddress(c)
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return plain.includes(':') ? firstHalf(plain) : plain
}

// A request made inside the process (a test, a command) has no socket.
const socketAddress = (c: Context) => (c.env?.incoming ? getConnInfo(c).remote.address : undefined) ?? 'inside'

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const [left, right] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)]
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** What the outermost of our own proxies wrote; what stands before that was sent by the caller and is worth nothing. */
function forwarded(c: Context, header: string, proxies: number): string | undefined {
  const values = (c.req.header(header) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)
  return proxies > 0 ? values.at(-Math.min(proxies, values.length)) : undefined
}

/** Whether what is sent can be read on the way: by nobody (`https`, or a machine talking to itself) or by all (`open`). */
export function wireOf({ publicUrl, proxies }: Trust, c: Context): 'https' | 'loopback' | 'open' {
  const scheme = forwarded(c, 'x-forwarded-proto', proxies) ?? new URL(publicUrl).protocol.replace(':', '')
  if (scheme === 'https') return 'https'
  return isLoopback(new URL(c.req.url)) ? 'loopback' : 'open'
}

// The name in the Host header: a page of another name that resolves to this machine is not let in.
const isLoopback = ({ hostname }: URL) =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname.toLowerCase())

/** False when a browser says that another site's page made this request; a caller that is no browser says nothing. */
export function isSameOrigin({ publicUrl }: Trust, c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined || origin === new URL(publicUrl).origin) return true
  const asked = new URL(c.req.url)
  return isLoopback(asked) && origin === asked.origin
}
