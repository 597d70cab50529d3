/**
 * Server-sent events to one browser: kept alive by heartbeats, ended when the reader is too slow or the process stops. Who
 * reads on later says after which event, and is told from there.
 */

export type Said = { type: string; id?: string; body: unknown }

export type Stream = {
  /** Goes out with the headers of STREAM_HEADERS. */
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  say(event: Said): void
  /** Closes it; the browser comes again by itself. */
  end(): void
  /** Runs once, whoever ends it. */
  onEnd(run: () => void): void
}

const HEARTBEAT_MS = 20_000
/** What nobody reads is not piled up: who is that far behind begins anew. */
const MOST_WAITING_BYTES = 64 * 1024
/** How long a browser waits before it comes again. */
const RETRY_MS = 3000

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // nginx would keep it back until it has much.
  'x-accel-buffering': 'no',
}

const open = new Set<Stream>()

/** Ends every stream of this process: nobody waits for answers that never end. */
export function endStreams(): void {
  for (const stream of [...open]) stream.end()
}

export function openStream(): Stream {
  const encoder = new TextEncoder()
  const atEnd: (() => void)[] = []
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  const over = () => {
    if (!controller) return
    controller = null
    clearInterval(beat)
    open.delete(stream)
    for (const run of atEnd) run()
  }
  const write = (text: string) => {
    if (!controller) return
    if ((controller.desiredSize ?? 0) < 0) stream.end()
    else controller.enqueue(encoder.encode(text))
  }
  const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
  beat.unref()
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (given) => {
        controller = given
      },
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  )
  const stream: Stream = {
    body: bytes,
    say: ({ type, id, body }) => write(`event: ${type}\n${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(body)}\n\n`),
    end: () => {
      const ended = controller
      over()
      ended?.close()
    },
    onEnd: (run) => void atEnd.push(run),
  }
  open.add(stream)
  write(`retry: ${RETRY_MS}\n\n`)
  return stream
}
