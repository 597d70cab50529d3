/** Lists of numbers that grow without knowing how long they will be, and lists of lists laid one after another. Not for reading back while growing. */

type Kind =
  | Uint8ArrayConstructor
  | Uint16ArrayConstructor
  | Uint32ArrayConstructor
  | Int16ArrayConstructor
  | Int32ArrayConstructor
  | Float64ArrayConstructor

export class Column<K extends Kind> {
  values: InstanceType<K>
  length = 0
  readonly #kind: K

  constructor(kind: K, capacity = 1024) {
    this.#kind = kind
    this.values = new kind(capacity) as InstanceType<K>
  }

  push(value: number) {
    if (this.length === this.values.length) this.#grow(2 * this.length)
    this.values[this.length++] = value
  }

  append(bytes: ArrayLike<number>) {
    if (this.length + bytes.length > this.values.length) this.#grow(2 * (this.length + bytes.length))
    this.values.set(bytes, this.length)
    this.length += bytes.length
  }

  done(): InstanceType<K> {
    return this.values.slice(0, this.length) as InstanceType<K>
  }

  #grow(capacity: number) {
    const grown = new this.#kind(capacity) as InstanceType<K>
    grown.set(this.values)
    this.values = grown
  }
}

/** The numbers `values` by the lists `lists` they belong to: list n is `items[starts[n]] … items[starts[n + 1] - 1]`, in the order given. */
export function grouped(count: number, lists: ArrayLike<number>, values: ArrayLike<number>) {
  const starts = new Uint32Array(count + 1)
  for (let at = 0; at < lists.length; at++) starts[lists[at]! + 1]!++
  for (let list = 0; list < count; list++) starts[list + 1]! += starts[list]!
  const next = starts.slice()
  const items = new Uint32Array(values.length)
  for (let at = 0; at < lists.length; at++) items[next[lists[at]!]!++] = values[at]!
  return { starts, items }
}
