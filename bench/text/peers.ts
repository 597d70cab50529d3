/**
 * What others on npm offer for the same work, for measuring beside ours in the same run. They live in bench/peers with
 * a lock of their own and are brought by `npm run scoreboard`; one that is not there is left out and said.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const HOME = new URL('../peers/package.json', import.meta.url)
const peer: (name: string) => unknown = createRequire(HOME)

/** What one peer can do of what we measure. */
export type Peer = {
  name: string
  fold?: (text: string) => unknown
  normalize?: (text: string) => string
  tokens?: (text: string) => unknown
  lemma?: (word: string) => string
  /** A code of ours, or its own for what we call und. */
  language?: (text: string) => string
  /** The text without what it takes for personal data. */
  redact?: (text: string) => string | Promise<string>
}

// The packages have no types of ours: each shape below says what is used of it, and a change breaks the run.
type PersianTools = Record<'toPersianChars' | 'digitsEnToFa' | 'digitsArToFa' | 'halfSpace', (text: string) => string>
type PersianJs = (text: string) => PersianJsText
type PersianJsText = { arabicChar(): PersianJsText; arabicNumber(): PersianJsText; halfSpace(): PersianJsText } & object
type LangFa = {
  NormalizerFa: new () => { normalize(text: string): string }
  StemmerFa: new (container: object) => { stem(words: string[]): string[] }
  TokenizerFa: new () => { tokenize(text: string, normalize: boolean): string[] }
}
type Language = { Language: new () => { guess(text: string, allowed: null, most: number): { alpha2: string }[] } }
type Eld = { eld: { detect(text: string): { language: string } } }
type Franc = { franc: (text: string) => string }
type FastText = {
  getLIDModel(): Promise<{ load(): Promise<unknown>; identify(text: string): Promise<{ alpha2: string }> }>
}
type RedactPii = { Redactor: new () => { redact(text: string): string } }
type OpenRedaction = {
  OpenRedaction: new (options: object) => { detect(text: string): Promise<{ redacted: string }> }
}

const ISO: Record<string, string> = {
  ...{
    pes: 'fa',
    prs: 'fa',
    fas: 'fa',
    arb: 'ar',
    urd: 'ur',
    ckb: 'ckb',
    pbt: 'ps',
    pbu: 'ps',
    pus: 'ps',
    azb: 'azb',
    eng: 'en',
  },
  ...{ ku: 'ckb', az: 'azb' },
}
const code = (said: string) => ISO[said] ?? said

const LOAD: Record<string, () => Promise<Omit<Peer, 'name'>>> = {
  '@persian-tools/persian-tools': async () => {
    const tools = peer('@persian-tools/persian-tools') as PersianTools
    const letters = (text: string) => tools.digitsArToFa(tools.digitsEnToFa(tools.toPersianChars(text)))
    return { fold: letters, normalize: (text) => tools.halfSpace(letters(text)) }
  },
  persianjs: async () => {
    const persianJs = peer('persianjs') as PersianJs
    // It refuses the empty text.
    return { normalize: (text) => (text.trim() === '' ? text : persianJs(text).arabicChar().halfSpace().toString()) }
  },
  '@nlpjs/lang-fa': async () => {
    const { NormalizerFa, StemmerFa, TokenizerFa } = peer('@nlpjs/lang-fa') as LangFa
    const [normalizer, stemmer, tokenizer] = [new NormalizerFa(), new StemmerFa({}), new TokenizerFa()]
    return {
      fold: (text) => normalizer.normalize(text),
      tokens: (text) => tokenizer.tokenize(text, false),
      lemma: (word) => stemmer.stem([word])[0] ?? word,
    }
  },
  '@nlpjs/language': async () => {
    const guesser = new (peer('@nlpjs/language') as Language).Language()
    return { language: (text) => code(guesser.guess(text, null, 1)[0]?.alpha2 ?? 'und') }
  },
  eld: async () => {
    const { eld } = (await import(new URL('node_modules/eld/src/entries/static.large.js', HOME).href)) as Eld
    return { language: (text) => code(eld.detect(text).language || 'und') }
  },
  franc: async () => {
    const { franc } = (await import(new URL('node_modules/franc/index.js', HOME).href)) as Franc
    return { language: (text) => code(franc(text)) }
  },
  '@redactpii/node': async () => {
    const redactor = new (peer('@redactpii/node') as RedactPii).Redactor()
    return { redact: (text) => redactor.redact(text) }
  },
  '@openredaction/openredaction': async () => {
    const redactor = new (peer('@openredaction/openredaction') as OpenRedaction).OpenRedaction({})
    return { redact: async (text) => (await redactor.detect(text)).redacted }
  },
}

/** fastText says the language in its own time; its answers for the texts, with yeh and kaf typed the Persian way. */
export async function fastTextLanguages(texts: readonly string[]): Promise<Map<string, string> | null> {
  if (!isThere('fasttext.wasm.js')) return null
  const model = await (peer('fasttext.wasm.js') as FastText).getLIDModel()
  await model.load()
  const answers = new Map<string, string>()
  for (const text of texts) {
    const mapped = text.replaceAll('ي', 'ی').replaceAll('ك', 'ک').replaceAll('\n', ' ')
    answers.set(text, code((await model.identify(mapped)).alpha2))
  }
  return answers
}

const isThere = (name: string) => existsSync(new URL(`node_modules/${name}/package.json`, HOME))

/** The peers that are installed, and the names of those that are not. */
export async function readPeers(): Promise<{ peers: Peer[]; absent: string[]; versions: Record<string, string> }> {
  const there = Object.keys(LOAD).filter(isThere)
  const peers = await Promise.all(there.map(async (name) => ({ name, ...(await LOAD[name]!()) })))
  const { dependencies } = peer('./package.json') as { dependencies: Record<string, string> }
  return { peers, absent: Object.keys(dependencies).filter((name) => !isThere(name)), versions: dependencies }
}
