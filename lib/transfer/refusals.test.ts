import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects } from '@/lib/store/testing/databases'
import { exportConfiguration } from './export-configuration'
import { importConfiguration } from './import-configuration'
import { makeEstate, PASSPHRASE } from './testing/estate'

// biome-ignore lint/suspicious/noExplicitAny: files are bent here in ways that no type allows
type Bent = any

/** A file that is no configuration, and what is said of it. */
const unreadable: [string, (file: Bent) => string | Bent, Record<string, RegExp> | RegExp][] = [
  ['is not JSON', () => '{"gatehouse": 1,\n "domains": [', /not JSON/],
  ['is empty', () => '', /not JSON/],
  ['has a NUL character', () => '{"gatehouse": 1,\n\0}', /NUL character in line 2/],
  ['is too large', () => ' '.repeat(33_554_433), /more than 32 MB/],
  ['is of something else', () => ({ realm: 'master' }), { gatehouse: /no export of Gatehouse/ }],
  ['is a list', () => [], { gatehouse: /no export of Gatehouse/ }],
  [
    'is of a newer version',
    (file) => ({ ...file, gatehouse: 2 }),
    { gatehouse: /version 2; this server reads version 1/ },
  ],
  ['has a member that is unknown', (file) => ({ ...file, realms: [] }), { realms: /no member/ }],
  [
    'has one deep inside',
    (file) => set(file, ['domains', 1, 'clients', 2, 'redirectURIs', 0, 'note'], 'x'),
    { 'domains[1].clients[2].redirectURIs[0].note': /no member/ },
  ],
  ['has a list that is none', (file) => set(file, ['domains'], {}), { domains: /list/ }],
  [
    'has a name that is too long',
    (file) => set(file, ['domains', 0, 'name'], 'x'.repeat(129)),
    { 'domains[0].name': /at most 128/ },
  ],
  [
    'has NUL inside a text',
    (file) => set(file, ['domains', 0, 'description'], 'a\0b'),
    { 'domains[0].description': /control characters/ },
  ],
  [
    'names a client twice',
    (file) => set(file, ['domains', 1, 'clients', 1, 'id'], 'app'),
    { 'domains[1].clients[1].id': /twice/ },
  ],
  [
    'names a domain twice in another case',
    (file) => set(file, ['domains', 1, 'name'], 'EMPTY'),
    { 'domains[1].name': /twice/ },
  ],
  [
    'has a secret in clear',
    (file) => set(file, ['domains', 1, 'clients', 2, 'secret'], 'x'),
    { 'domains[1].clients[2].secret': /no member/ },
  ],
  [
    'has a bind password',
    (file) => set(file, ['identityStores', 0, 'bindPassword'], 'x'),
    { 'identityStores[0].bindPassword': /no member/ },
  ],
  [
    'has a prototype as a member',
    (file) => JSON.stringify(file).replace('{', '{"__proto__":{"x":1},'),
    { ['__proto__']: /no member/ },
  ],
  [
    'is nested without end',
    (file) =>
      JSON.stringify(file).replace(
        '"settings":[',
        `"settings":[${'{"name":"a","type":"b","value":['.repeat(20_000)}${']}'.repeat(20_000)},`,
      ),
    /nested|cannot be taken/,
  ],
  [
    'has a sealed part that was changed',
    (file) => set(file, ['sealed'], `${file.sealed.slice(0, -6)}AAAAAA`),
    { passphrase: /sealed part was changed/ },
  ],
]

/** What can be read and is refused by the rules of the thing it is about: kind and name of the line, and the rule. */
const refused: [string, (file: Bent) => Bent, string, RegExp][] = [
  [
    'a scope that no resource server has',
    (file) => set(file, ['domains', 1, 'clients', 2, 'scopes', 0], 'Other.read'),
    'client feed',
    /scopes: .*Other\.read/,
  ],
  [
    'an identity store that is not there',
    (file) => set(file, ['domains', 0, 'identityProvider'], 'Nowhere'),
    'domain Empty',
    /identityProvider/,
  ],
  [
    'another pair of the same alias',
    (file) => swapCertificates(file),
    'key pair payments-2026',
    /privateKey|certificate/,
  ],
  [
    'a reserved name',
    (file) =>
      set(
        set(file, ['domains', 1, 'resourceServers', 0, 'tokenAttributes'], []),
        ['domains', 1, 'resourceServers', 0, 'name'],
        'UserInfo.x',
      ),
    'resource server UserInfo.x',
    /name: must not start/,
  ],
  [
    'a kind of key that signs nothing',
    (file) => set(file, ['domains', 1, 'trustedIssuers', 0, 'keys'], [{ kty: 'oct', k: 'AAAA' }]),
    'trusted issuer https://partner.example',
    /keys/,
  ],
]

function set(file: Bent, path: (string | number)[], value: unknown): Bent {
  const copy = structuredClone(file)
  const last = path.at(-1) ?? ''
  let at = copy
  for (const part of path.slice(0, -1)) at = at[part]
  at[last] = value
  return copy
}

function swapCertificates(file: Bent): Bent {
  return set(file, ['keyPairs', 0, 'certificate'], file.keyPairs[2].certificate)
}

describe.each(dialects)('a file that cannot be imported on $dialect', ({ create }) => {
  let source: World
  let target: World
  let file: Bent
  let untouched = ''
  beforeAll(async () => {
    ;[source, target] = await Promise.all([openWorld(create), openWorld(create)])
    await makeEstate(source)
    target.clock.set(source.clock.now())
    file = JSON.parse(await exportConfiguration(source.system, { passphrase: PASSPHRASE }))
    untouched = await exportConfiguration(target.system)
  })
  afterAll(async () => {
    await source?.close()
    await target?.close()
  })

  const apply = (text: string, passphrase: string | null | undefined = PASSPHRASE) =>
    importConfiguration(target.system, text, { apply: true, passphrase })
  const expectUntouched = async (seq: number) => {
    expect(await exportConfiguration(target.system)).toBe(untouched)
    expect((await target.store.audit.head()).seq).toBe(seq)
  }
  const text = (bent: Bent) => (typeof bent === 'string' ? bent : JSON.stringify(bent))

  it.each(unreadable)('because it %s', async (_, bend, rule) => {
    const { seq } = await target.store.audit.head()
    const error = await apply(text(bend(file))).then(
      () => null,
      (thrown) => thrown,
    )
    expect(error?.name).toBe('AppError')
    if (rule instanceof RegExp) expect(error.message).toMatch(rule)
    else for (const [path, said] of Object.entries(rule)) expect(error.fieldErrors[path]?.join()).toMatch(said)
    await expectUntouched(seq)
  })

  it.each(refused)(
    'because of %s: the line says so, and nothing of the rest is written',
    async (_, bend, who, rule) => {
      const { seq } = await target.store.audit.head()
      const report = await apply(text(bend(file)))
      const line = report.lines.find(({ outcome }) => outcome === 'refused')
      expect([report.isApplied, `${line?.kind} ${line?.name}`]).toEqual([false, who])
      expect(line?.notes.join()).toMatch(rule)
      await expectUntouched(seq)
    },
  )

  it('without a decision about its sealed part, or with another passphrase', async () => {
    const { seq } = await target.store.audit.head()
    const all = { apply: true }
    await expect(importConfiguration(target.system, text(file), all)).rejects.toMatchObject({
      code: 'validation_failed',
    })
    await expect(apply(text(file), 'another river bends south')).rejects.toMatchObject({
      fieldErrors: { passphrase: [expect.stringContaining('not the one of this file')] },
    })
    await expect(exportConfiguration(target.system, { passphrase: 'short' })).rejects.toMatchObject({
      fieldErrors: { passphrase: [expect.any(String)] },
    })
    await expectUntouched(seq)
  })

  it('without its keys where it masks a value that the server does not have', async () => {
    const report = await apply(text(file), null)
    expect(report.lines.filter(({ outcome }) => outcome === 'refused').map(({ notes }) => notes.join())).toEqual([
      expect.stringMatching(/^settings: vendorApiKey is masked/),
      expect.stringMatching(/^customAttrs: partnerSecret is masked/),
    ])
  })

  it('unless everything is in order: without keys, clients and domains are made that get theirs here', async () => {
    const { settings: _, sealed: __, ...bent } = file
    const domain = set(bent.domains[1], ['customAttrs', 'partnerSecret'], 'of this server')
    for (const client of domain.clients) client.attributes = []
    domain.resourceServers[0].tokenAttributes = []
    const report = await apply(text({ ...bent, domains: [domain] }), null)
    expect(report.isApplied).toBe(true)
    expect(report.lines.find(({ name }) => name === 'feed')?.notes).toEqual([expect.stringContaining('has no secret')])
    const made = JSON.parse(await exportConfiguration(target.system))
    expect(made.domains[0].keys).toMatchObject([{ alias: 'Payments-default', state: 'SIGNING', kid: 'Payments' }])
  })
})
