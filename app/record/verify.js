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

const place = document.createElement('p')
form.hidden = false
document.getElementById('without').hidden = true
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [file] = form.elements.file.files
  place.textContent = ''
  said.hidden = true
  let word = 'noFile'
  if (file)
    word = await check(await file.text(), form.elements.key.value, form.elements.text.value).catch(() => 'notAProof')
  said.className = `notice notice-${word.startsWith('good') ? 'good' : 'bad'}`
  said.textContent = words[word]
  said.append(place)
  said.hidden = false
  said.focus()
})
