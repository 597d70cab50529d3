/**
 * COPY through the wire protocol of PostgreSQL, which `pg` carries but offers no streams for: rows out
 * of and into a table as text, in little memory. (PostgreSQL documentation, "COPY Operations".)
 */
import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'

const HELD_BYTES = 1_048_576

/** What the connection of `pg` can do beyond what its types say. */
type Sending = Connection & {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** What `pg` tells the one who asked; of these it calls whatever the server's answer needs. */
abstract class Copying implements Submittable {
  protected readonly text: string
  protected connection: Connection | null = null
  protected failure: Error | null = null
  protected ended = false

  constructor(text: string) {
    this.text = text
  }

  submit(connection: Connection) {
    this.connection = connection
    connection.query(this.text)
  }

  protected abstract wake(): void

  handleError(error: Error) {
    this.failure = error
    this.wake()
  }

  handleReadyForQuery() {
    this.ended = true
    this.wake()
  }

  handleCommandComplete() {}
  handleRowDescription() {}
  handleDataRow() {}
}

class CopyingOut extends Copying {
  #chunks: Buffer[] = []
  #bytes = 0
  #wake = () => {}

  handleCopyData({ chunk }: { chunk: Buffer }) {
    // The bytes lie in a buffer that the next message is read into.
    this.#chunks.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes > HELD_BYTES) this.connection?.stream.pause()
    this.wake()
  }

  protected wake() {
    this.#wake()
  }

  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.failure) throw this.failure
      if (this.#chunks.length > 0) {
        const chunk = Buffer.concat(this.#chunks)
        this.#chunks = []
        this.#bytes = 0
        yield chunk
        this.connection?.stream.resume()
      } else if (this.ended) return
      else
        await new Promise<void>((wake) => {
          this.#wake = wake
        })
    }
  }
}

class CopyingIn extends Copying {
  readonly #open = Promise.withResolvers<Sending | null>()
  readonly #end = Promise.withResolvers<void>()

  handleCopyInResponse(connection: Sending) {
    this.#open.resolve(connection)
  }

  protected wake() {
    this.#open.resolve(null)
    if (this.failure) this.#end.reject(this.failure)
    else if (this.ended) this.#end.resolve()
  }

  async take(rows: AsyncIterable<Uint8Array>): Promise<void> {
    // Heard of below; until then it is no failure of its own.
    this.#end.promise.catch(() => {})
    const to = await this.#open.promise
    if (to) await this.#send(to, rows)
    await this.#end.promise
  }

  async #send(to: Sending, rows: AsyncIterable<Uint8Array>) {
    try {
      for await (const chunk of rows) {
        if (this.failure) return
        to.sendCopyFromChunk(Buffer.from(chunk))
        if (to.stream.writableNeedDrain) await Promise.race([once(to.stream, 'drain'), this.#end.promise])
      }
      if (!this.failure) to.endCopyFrom()
    } catch (error) {
      if (!this.failure) to.sendCopyFail('the rows could not be read')
      await this.#end.promise.catch(() => {})
      throw error
    }
  }
}

/** The rows that `copy … to stdout` gives, in pieces that end with a row. @throws DatabaseError */
export const copyOut = (client: Client, text: string): AsyncGenerator<Buffer> =>
  client.query(new CopyingOut(text)).rows()

/** Feeds `copy … from stdin`; done when the server has taken everything. @throws DatabaseError */
export const copyIn = (client: Client, text: string, rows: AsyncIterable<Uint8Array>): Promise<void> =>
  client.query(new CopyingIn(text)).take(rows)
