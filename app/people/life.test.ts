/**
 * An officer's life as a model of a few lines, against the real doors: whatever is done in whatever
 * order, exactly the sessions are open that should be, in the right agency, with today's role.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import { type TestApp, testApp } from '../../tests/app.ts'
import { checked } from '../../tests/checked.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { routesOf } from '../kit/api.ts'
import { peopleApi } from './index.ts'
import { MAX_SESSIONS } from './rules.ts'
import { ROLES, type Role } from './schema.ts'
import { forgetTries } from './store.ts'

const PASSWORDS = ['kelm trub4 vof7', 'shab roshan rud 9']

type Model = {
  role: Role
  isLocked: boolean
  password: string | null
  /** Tokens of letters; only the newest may work. */
  link: boolean
  /** For each session opened: whether it should still be. */
  isOpen: boolean[]
}
type Real = { admin: SignedIn; email: string; officerId: string; links: string[]; cookies: string[] }

let app: TestApp
let routes: Hono
before(async () => {
  app = await testApp()
  // How often one may try has tests of its own.
  const operations = peopleApi({ ...app, limits: { allows: async () => true } })
  routes = new Hono().route('/api', routesOf(checked(operations)))
})
after(() => app.close())

const ask = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  routes.request(`/api${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
const json = { 'content-type': 'application/json' }

type Step = { name: string; run(model: Model, real: Real): Promise<void> }

const endAll = (model: Model) => model.isOpen.fill(false)

async function readLetters(real: Real) {
  app.sent.letters.length = 0
  await app.work()
  for (const { to, text } of app.sent.letters) {
    const link = /#(\S+)/.exec(text)?.[1]
    if (to === real.email && link) real.links.push(link)
  }
}

const change = (name: string, body: object, then: (model: Model) => void): Step => ({
  name,
  run: async (model, { admin, officerId }) => {
    assert.equal((await ask('PATCH', `/officers/${officerId}`, admin.headers, body)).status, 200)
    then(model)
  },
})

const lock = change('lock', { isLocked: true }, (model) => {
  // Locking one who is locked ends nothing that is not ended.
  model.isLocked = true
  model.link = false
  endAll(model)
})
const unlock = change('unlock', { isLocked: false }, (model) => {
  model.isLocked = false
})
const give = (role: Role) =>
  change(`role ${role}`, { role }, (model) => {
    model.role = role
  })

const reset: Step = {
  name: 'reset',
  run: async (model, real) => {
    assert.equal((await ask('POST', `/officers/${real.officerId}/reset`, real.admin.headers, {})).status, 202)
    await readLetters(real)
    model.password = null
    endAll(model)
    // A locked officer gets no letter; an older link was taken by the lock.
    if (!model.isLocked) model.link = true
  },
}

const accept = (password: string, which: 'newest' | 'oldest'): Step => ({
  name: `accept by the ${which} link`,
  run: async (model, { links }) => {
    const token = which === 'newest' ? links.at(-1)! : links[0]!
    const works = model.link && !model.isLocked && token === links.at(-1)
    const { status } = await ask('POST', '/invitations/accept', json, { token, password })
    assert.equal(status, works ? 204 : 410)
    if (!works) return
    model.password = password
    model.link = false
    endAll(model)
  },
})

const enter = (password: string): Step => ({
  name: 'sign in',
  run: async (model, real) => {
    const answer = await ask('POST', '/session', json, { email: real.email, password })
    const works = model.password === password && !model.isLocked
    assert.equal(answer.status, works ? 200 : 401)
    if (!works) return
    real.cookies.push(answer.headers.get('set-cookie')!.split(';')[0]!)
    model.isOpen.push(true)
    if (model.isOpen.filter(Boolean).length > MAX_SESSIONS) model.isOpen[model.isOpen.indexOf(true)] = false
  },
})

const leave: Step = {
  name: 'sign out of the newest open session',
  run: async (model, { cookies }) => {
    const at = model.isOpen.lastIndexOf(true)
    if (at === -1) return
    const cookie = cookies[at]!
    const me = (await (await ask('GET', '/session', { cookie })).json()) as { csrfToken: string }
    assert.equal((await ask('DELETE', '/session', { cookie, 'x-csrf-token': me.csrfToken })).status, 204)
    model.isOpen[at] = false
  },
}

async function check(model: Model, { admin, officerId, cookies }: Real) {
  for (const [at, cookie] of cookies.entries()) {
    const answer = await ask('GET', '/session', { cookie })
    assert.equal(answer.status, model.isOpen[at] ? 200 : 401)
    if (answer.status !== 200) continue
    const me = (await answer.json()) as { role: string; agencyId: string; officerId: string }
    assert.deepEqual([me.role, me.agencyId, me.officerId], [model.role, admin.agencyId, officerId])
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(enter(PASSWORDS[0]!), ...PASSWORDS.map(enter)) },
  { weight: 3, arbitrary: fc.constantFrom(...PASSWORDS.map((password) => accept(password, 'newest'))) },
  { weight: 1, arbitrary: fc.constant(accept(PASSWORDS[0]!, 'oldest')) },
  { weight: 1, arbitrary: fc.constant(reset) },
  { weight: 2, arbitrary: fc.constantFrom(lock, unlock, unlock, unlock) },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES.map(give)) },
  { weight: 1, arbitrary: fc.constant(leave) },
)

test('whatever happens to an officer, exactly the sessions are open that should be', async () => {
  let entered = 0
  const life = async (steps: Step[]) => {
    const admin = await signIn(app, { role: 'administrator' })
    const email = `${randomUUID()}@example.org`
    const invited = await ask('POST', '/officers', admin.headers, { email, name: 'x', role: 'officer', lang: 'en' })
    const { officerId } = (await invited.json()) as { officerId: string }
    const real: Real = { admin, email, officerId, links: [], cookies: [] }
    const model: Model = { role: 'officer', isLocked: false, password: null, link: true, isOpen: [] }
    await readLetters(real)
    for (const { run } of [accept(PASSWORDS[0]!, 'newest'), ...steps]) {
      // Waiting after failures has tests of its own; here time passes between the acts.
      app.setNow(new Date(app.now().getTime() + 30_000))
      await run(model, real)
      await check(model, real)
      if (model.isOpen.filter(Boolean).length > 0) entered++
      await app.db.in(admin.agencyId, (tx) => forgetTries(tx, { agencyId: admin.agencyId, officerId }))
    }
  }
  const shown = step.map((one) => Object.assign(one, { [fc.toStringMethod]: () => one.name }))
  await fc.assert(fc.asyncProperty(fc.array(shown, { minLength: 8, maxLength: 24 }), life), { numRuns: 12 })
  assert.ok(entered > 20, `sessions were open in ${entered} states: too few to say anything`)
})
