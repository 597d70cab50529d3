/** The files of deploy/, against the program they start: commands, variables, roles and limits are real, and nobody is logged. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { APP_ROLE, OWNER_ROLE } from '../app/db/open.ts'
import { readConfig } from '../app/kit/config.ts'
import { MAX_FORM_BYTES } from '../app/submissions/schema.ts'

/** Without comments. */
const read = (file: string) =>
  readFileSync(`deploy/${file}`, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')

const config = readFileSync('app/kit/config.ts', 'utf8')
const { port } = readConfig({})

/** Passwords of the roles and of the server belong to the database, and UPSTREAM to the proxy. */
const OF_OTHERS = /^(POSTGRES_\w+|PASOKH_(OWNER|APP)_PASSWORD|UPSTREAM)$/

test('what the unit and the image start is the command line of this tree', () => {
  assert.match(read('pasokh.service'), /^ExecStart=\/usr\/bin\/env node \/opt\/pasokh\/tools\/pasokh\.mjs serve$/m)
  assert.match(read('Dockerfile'), /^CMD \["node", "tools\/pasokh\.mjs", "serve"\]$/m)
  assert.ok(existsSync('tools/pasokh.mjs') && existsSync('app/cli/serve.ts'))
  assert.match(readFileSync('app/cli/serve.ts', 'utf8'), /name: 'serve'/)
})

test('every variable of the unit, the image and the compose file is one that is read', () => {
  const named = [
    ...read('pasokh.service').matchAll(/^Environment=([A-Z_]+)=/gm),
    ...read('Dockerfile').matchAll(/\b([A-Z_]{4,})=\S/g),
    ...read('compose.yaml').matchAll(/^ {6}([A-Z_]+): /gm),
    ...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g),
  ].map(([, name]) => name!)
  assert.ok(named.length > 12)
  for (const name of named) assert.ok(OF_OTHERS.test(name) || config.includes(`  ${name}: `), name)
})

test('the files that the compose file takes in are there', () => {
  const compose = read('compose.yaml')
  for (const [, file] of compose.matchAll(/^ {6}- \.\/([\w.-]+):/gm)) assert.ok(existsSync(`deploy/${file}`), file)
  assert.ok(existsSync(/dockerfile: (\S+)/.exec(compose)![1]!))
})

test('the roles are those that the migrations and the process know', () => {
  const roles = [...read('make-roles.sh').matchAll(/create role (\w+) login nosuperuser nobypassrls/g)]
  assert.deepEqual(
    roles.map(([, role]) => role),
    [OWNER_ROLE, APP_ROLE],
  )
  assert.match(read('compose.yaml'), new RegExp(`DATABASE_URL: postgres://${APP_ROLE}:`))
  assert.match(read('compose.yaml'), new RegExp(`DATABASE_OWNER_URL: postgres://${OWNER_ROLE}:`))
})

test('nginx writes no access log in any server, and no error below emerg', () => {
  const servers = read('nginx.conf')
    .split(/^server \{/m)
    .slice(1)
  assert.equal(servers.length, 2)
  for (const server of servers) {
    assert.deepEqual(
      [...server.matchAll(/access_log (\S+);/g)].map(([, to]) => to),
      ['off'],
    )
    assert.match(server, /error_log \S+ emerg;/)
  }
})

test('Caddy writes no access log and no error of a request', () => {
  const [global, site] = read('Caddyfile').split(/^\{\$PASOKH_URL:.*\} \{/m)
  assert.match(global!, /exclude http\.log\.error http\.log\.access/)
  assert.doesNotMatch(site!, /\blog\b/)
})

test('proxies let a form with three photos through, to the port of the program, and tell whose address it was', () => {
  const [nginx, caddy] = [read('nginx.conf'), read('Caddyfile')]
  const most = [/client_max_body_size (\d+)m;/.exec(nginx)![1]!, /max_size (\d+)MiB/.exec(caddy)![1]!]
  for (const mebibytes of most) assert.ok(Number(mebibytes) * 1024 ** 2 >= MAX_FORM_BYTES, mebibytes)
  for (const text of [nginx, caddy]) assert.ok(text.includes(`127.0.0.1:${port}`))
  assert.match(nginx, /X-Forwarded-For \$remote_addr;/)
  for (const file of ['pasokh.service', 'compose.yaml']) assert.match(read(file), /PASOKH_PROXIES(=1|: '1')/, file)
})

test('every file of deploy/ is named in the documents', () => {
  const documents = globSync('docs/operate/*.md')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  for (const file of globSync('deploy/*')) {
    const told = documents.includes(file) || read('compose.yaml').includes(file)
    assert.ok(told, file)
  }
})
