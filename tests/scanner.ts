/** A stand-in for a ClamAV daemon, for tests: the real protocol on a real socket. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A daemon that reads an INSTREAM to its end, as clamd does; `answer` is its verdict. */
export async function scanner(answer: (bytes: Buffer) => string) {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part])
      const bytes = streamOf(heard)
      if (bytes) socket.end(answer(bytes))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { at: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}

/** The bytes in it, or null while the end has not come. */
function streamOf(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (!heard.toString('latin1').startsWith(command)) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

/** What a daemon says that knows one virus: the word. */
export const find = (bytes: Buffer) => (bytes.includes('virus') ? 'stream: Made-Up FOUND\0' : 'stream: OK\0')
