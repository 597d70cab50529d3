/**
 * Asks a ClamAV daemon on the operator's machines whether bytes hold something harmful. Its INSTREAM command: the bytes
 * in pieces, each behind its length in four bytes, and a length of nothing at the end (man clamd, "COMMANDS").
 */
import { connect } from 'node:net'

export type Verdict = 'clean' | 'harmful' | 'unknown'

const PIECE_BYTES = 64 * 1024
const WAIT_MS = 20_000

/** `unknown` where no answer came, or none that is understood; `at` is tcp://host:port or unix:/path. */
export function askScanner(at: string, bytes: Uint8Array): Promise<Verdict> {
  const { protocol, hostname, port, pathname } = new URL(at)
  const socket = connect(protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port) })
  return new Promise((done) => {
    let said = ''
    const end = () => {
      socket.destroy()
      done(verdictOf(said))
    }
    socket.setTimeout(WAIT_MS, end)
    // A scanner that has refused may close while we still speak.
    socket.on('error', end).on('close', end)
    socket.on('data', (part) => {
      said += part.toString('latin1')
    })
    socket.on('end', end)
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) send(bytes.subarray(at, at + PIECE_BYTES))
    send(new Uint8Array())
  })

  function send(piece: Uint8Array) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    socket.write(piece)
  }
}

function verdictOf(said: string): Verdict {
  if (/^stream: OK\0?$/.test(said)) return 'clean'
  return /^stream: .* FOUND\0?$/.test(said) ? 'harmful' : 'unknown'
}
