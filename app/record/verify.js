/**
 * Checks a .tlog-proof file (c2sp.org/tlog-proof) in the browser with WebCrypto. It stands in the page itself, so that
 * a saved page works without a network; it sends nothing. Written apart from the server's code on purpose.
 */
const form = document.getElementById('verify')
const said = document.getElementById('said')
const words = JSON.parse(form.dataset.say)

const utf8 = (text) => new TextEncoder().encode(text)
const base64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]))
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)))
const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at])

/** RFC 9162, section 2.1.3.2. */
async function rootOf(leaf, index, size, proof) {
  let [at, last, hash] = [BigInt(index), BigInt(size) - 1n, leaf]
  if (at > last) return null
  for (const next of proof) {
    if (last === 0n) return null
    if (at & 1n || at === last) {
      hash = await sha256([1], next, hash)
      while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n]
    } else hash = await sha256([1], hash, next)
    ;[at, last] = [at >> 1n, last >> 1n]
  }
  return last === 0n ? hash : null
}

function parse(file) {
  const [head, checkpoint] = [file.slice(0, file.indexOf('\n\n')), file.slice(file.indexOf('\n\n') + 2)]
  const [first, extra, index, ...proof] = head.split('\n')
  const [origin, size, root] = checkpoint.split('\n')
  const end = checkpoint.lastIndexOf('\n\n')
  if (first !== 'c2sp.org/tlog-proof@v1' || !extra?.startsWith('extra ') || !/^index \d+$/.test(index) || end < 0)
    return null
  const held = base64(extra.slice(6))
  return {
    salt: held.slice(0, 32),
    entry: held.slice(32),
    index: index.slice(6),
    proof: proof.map(base64),
    text: checkpoint.slice(0, end + 1),
    signatures: checkpoint.slice(end + 2).split('\n'),
    origin,
    size,
    root: base64(root),
  }
}

async function check(file, vkey, text) {
  let read = null
  try {
    read = parse(file)
  } catch {
    read = null
  }
  if (!read) return 'notAProof'
  const [name, id, ...key] = vkey.trim().split('+')
  const bytes = base64(key.join('+'))
  const own = (await sha256(utf8(`${name}\n`), bytes)).slice(0, 4)
  const line = read.signatures.find(
    (one) => one.startsWith(`— ${name} `) && same(base64(one.split(' ')[2]).slice(0, 4), own),
  )
  if (
    name !== read.origin ||
    bytes[0] !== 1 ||
    Number.parseInt(id, 16) !== new DataView(own.buffer).getUint32(0) ||
    !line
  )
    return 'otherKey'
  let isSigned = false
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytes.slice(1), 'Ed25519', false, ['verify'])
    isSigned = await crypto.subtle.verify('Ed25519', publicKey, base64(line.split(' ')[2]).slice(4), utf8(read.text))
  } catch {
    return 'noEd25519'
  }
  if (!isSigned) return 'badSignature'
  const root = await rootOf(await sha256([0], read.entry), read.index, read.size, read.proof)
  if (!root || !same(root, read.root)) return 'notIncluded'
  place.textContent = `${words.place} ${read.index} / ${read.size}`
  if (text.trim() === '') return 'good'
  const { commitment } = JSON.parse(new TextDecoder().decode(read.entry)).body
  const tidy = text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
  return same(base64(commitment), await sha256(read.salt, utf8(tidy))) ? 'goodWithText' : 'text'
}

// ---- From the short form of a QR code: the files of the log are read, and the same file is made here.

const read = async (path) => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(path)
  return answer
}
const WIDTH = 256
const numbered = (at) => {
  let path = String(at % 1000).padStart(3, '0')
  for (let rest = Math.floor(at / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return path
}
async function fileOf(log, level, at, size) {
  const width = Math.min(WIDTH, size - at * WIDTH)
  const path = `${log}/tile/${level}/${numbered(at)}${width < WIDTH ? `.p/${width}` : ''}`
  return new Uint8Array(await (await read(path)).arrayBuffer())
}

/** The hash of the full subtree of 2^level entries that begins at `from`. */
async function node(log, level, from, size, kept) {
  const [tileLevel, height] = [Math.floor(level / 8), level % 8]
  const first = from / 2 ** (8 * tileLevel)
  const at = Math.floor(first / WIDTH)
  const key = `${tileLevel}/${at}`
  kept[key] ??= await fileOf(log, tileLevel, at, Math.floor(size / 2 ** (8 * tileLevel)))
  const start = (first % WIDTH) * 32
  let row = [...Array(2 ** height).keys()].map((nth) => kept[key].slice(start + nth * 32, start + nth * 32 + 32))
  while (row.length > 1) row = await Promise.all(pairs(row).map(([left, right]) => sha256([1], left, right)))
  return row[0]
}
const pairs = (row) => row.flatMap((left, at) => (at % 2 ? [] : [[left, row[at + 1]]]))
const below = (count) => {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
async function hashOf(log, from, to, size, kept) {
  const count = to - from
  const level = Math.log2(count)
  if (Number.isInteger(level)) return node(log, level, from, size, kept)
  const half = below(count)
  const left = await hashOf(log, from, from + half, size, kept)
  return sha256([1], left, await hashOf(log, from + half, to, size, kept))
}
async function proofOf(log, index, from, to, size, kept) {
  if (to - from === 1) return []
  const middle = from + below(to - from)
  const isLeft = index < middle
  const inner = await proofOf(log, index, isLeft ? from : middle, isLeft ? middle : to, size, kept)
  return [...inner, await hashOf(log, isLeft ? middle : from, isLeft ? to : middle, size, kept)]
}

const text64 = (bytes) => btoa(String.fromCharCode(...bytes))
async function fileFromLog(logId, index, salt) {
  const log = logId === '1' ? '/log' : `/log/${logId}`
  const checkpoint = await (await read(`${log}/checkpoint`)).text()
  const size = Number(checkpoint.split('\n')[1])
  if (index >= size) return null
  const bundle = await fileOf(log, 'entries', Math.floor(index / WIDTH), size)
  let at = 0
  for (let skip = index % WIDTH; skip > 0; skip--) at += 2 + bundle[at] * 256 + bundle[at + 1]
  const entry = bundle.slice(at + 2, at + 2 + bundle[at] * 256 + bundle[at + 1])
  const proof = await proofOf(log, index, 0, size, size, {})
  const head = [
    'c2sp.org/tlog-proof@v1',
    `extra ${text64(joined(salt, entry))}`,
    `index ${index}`,
    ...proof.map(text64),
  ]
  return `${head.join('\n')}\n\n${checkpoint}`
}

const short = /^#(\d{1,4})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(location.hash)
const scanned = document.getElementById('scanned')
scanned.hidden = !short
// What was scanned is for this page only: it does not stay in the address.
if (short) history.replaceState(null, '', location.pathname)

/** By the key that was written; where nobody has changed it, by each that this log has ever signed with. */
async function checkByAny(file) {
  const keys = form.dataset.keys.split(' ')
  const written = form.elements.key.value.trim()
  let word = 'otherKey'
  for (const key of written === keys.at(-1) ? keys.toReversed() : [written])
    if (word === 'otherKey') word = await check(file, key, form.elements.text.value).catch(() => 'notAProof')
  return word
}

const place = document.createElement('p')
form.hidden = false
document.getElementById('without').hidden = true
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [file] = form.elements.file.files
  place.textContent = ''
  said.hidden = true
  let word = 'noFile'
  if (file) word = await checkByAny(await file.text())
  else if (short) {
    const [, logId, index, salt] = short
    const bytes = base64(`${salt.replaceAll('-', '+').replaceAll('_', '/')}=`)
    const made = await fileFromLog(logId, Number(index), bytes).catch(() => null)
    word = made ? await checkByAny(made) : 'notThere'
  }
  said.className = `notice notice-${word.startsWith('good') ? 'good' : 'bad'}`
  said.textContent = words[word]
  said.append(place)
  said.hidden = false
  said.focus()
})
