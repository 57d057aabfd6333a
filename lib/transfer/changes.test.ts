import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import { signWithKeyPair } from '@/lib/keys/staging'
import { updateClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { updateResource } from '@/lib/policy/resources'
import { testCertificate } from '@/lib/policy/testing/certificates'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { updateTrustedIssuer } from '@/lib/policy/trusted-issuers'
import { dialects } from '@/lib/store/testing/databases'
import { exportConfiguration } from './export-configuration'
import { importConfiguration } from './import-configuration'
import { makeEstate, PASSPHRASE } from './testing/estate'

// biome-ignore lint/suspicious/noExplicitAny: files are edited here as people edit them
type Edited = any

describe.each(dialects)('a file that is brought back on $dialect', ({ create }) => {
  let world: World
  let domainId = ''
  let file: Edited
  beforeAll(async () => {
    world = await openWorld(create)
    await makeEstate(world)
    domainId = (await world.store.domains.byName('Payments'))?.id ?? ''
  })
  afterAll(() => world?.close())
  beforeEach(async () => {
    file = JSON.parse(await exportConfiguration(world.system))
  })

  const apply = (edited: Edited) => importConfiguration(world.system, JSON.stringify(edited), { apply: true })
  const payments = (edited: Edited) => edited.domains.find(({ name }: { name: string }) => name === 'Payments')
  const told = async (edited: Edited) =>
    (await apply(edited)).lines
      .filter(({ outcome }) => outcome !== 'same' && outcome !== 'left out')
      .map(({ kind, name, outcome }) => `${outcome} ${kind} ${name}`)

  it('moves a scope that a client gives up and another that it takes, in one go', async () => {
    const domain = payments(file)
    domain.resourceServers[0].scopes = [
      { scopeName: 'read', description: '' },
      { scopeName: 'audit', description: '' },
    ]
    const feed = domain.clients.find(({ id }: { id: string }) => id === 'feed')
    feed.scopes = ['Orders.read', 'Orders.audit']
    expect(await told(file)).toEqual(['change client feed', 'change resource server Orders'])
    const now = payments(JSON.parse(await exportConfiguration(world.system)))
    expect([now.resourceServers, now.clients]).toEqual([domain.resourceServers, domain.clients])
  })

  it('refuses to take a scope from a client that the file does not change, and says who it is', async () => {
    const selector = { name: 'Orders', domainName: 'Payments' }
    const scopes = [...payments(file).resourceServers[0].scopes, { scopeName: 'late' }]
    await updateResource(world.system, selector, { scopes })
    await updateClient(world.system, { clientId: 'app', domainName: 'Payments' }, { scopes: ['Orders.late'] })
    const domain = payments(file)
    domain.clients = domain.clients.filter(({ id }: { id: string }) => id !== 'app')
    const report = await apply(file)
    const [line] = report.lines.filter(({ outcome }) => outcome === 'refused')
    expect(line).toMatchObject({ kind: 'resource server', name: 'Orders' })
    expect(line?.notes.join()).toContain('App still names the scope Orders.late')
    await updateClient(world.system, { clientId: 'app', domainName: 'Payments' }, { scopes: [] })
    expect(await told(file)).toEqual(['change resource server Orders'])
  })

  it('believes the keys that it names of a trusted issuer, and no others', async () => {
    const [issuer] = await world.store.trustedIssuers.ofDomain(domainId, 1)
    const { pem } = await testCertificate({ commonName: 'slipped in' })
    const removeKeys = issuer?.keys.slice(0, 1).map(({ thumbprint }) => thumbprint)
    await updateTrustedIssuer(world.system, issuer?.id ?? '', { addKeys: pem, removeKeys, enabled: false })
    expect(await told(file)).toEqual(['change trusted issuer https://partner.example'])
    expect(JSON.parse(await exportConfiguration(world.system))).toEqual(file)
  })

  it('lets the key sign again that signed then, under its key id, when the keys come along', async () => {
    const passphrase = PASSPHRASE
    const keyOf = async () => (await world.store.keyPairs.forDomain(domainId)).find(({ state }) => state === 'SIGNING')
    const sealed = await exportConfiguration(world.system, { domains: ['Payments'], passphrase })
    const then = await keyOf()
    world.clock.set(addSeconds(world.clock.now(), 60))
    await signWithKeyPair(world.system, domainId, { aliasName: 'payments-2026' })
    const plain = JSON.stringify(file)
    expect((await importConfiguration(world.system, plain, { apply: true })).isApplied).toBe(false)
    expect((await keyOf())?.pair.alias).toBe('payments-2026')
    const report = await importConfiguration(world.system, sealed, { passphrase, apply: true })
    expect(report.lines.flatMap(({ changes }) => changes)).toEqual([
      { field: 'defaultSigningKeyPair', before: 'payments-2026', after: 'payments-2027' },
    ])
    expect([(await keyOf())?.pair.alias, (await keyOf())?.kid]).toEqual(['payments-2027', then?.kid])
  })

  it('leaves out a certificate that has ended meanwhile', async () => {
    const { pem } = await testCertificate({ validityDays: 1, now: addSeconds(world.clock.now(), -200_000) })
    payments(file).clients[0].certificates = [pem]
    const report = await apply(file)
    expect(
      report.lines.find(({ kind, outcome }) => kind === 'client certificate' && outcome === 'left out'),
    ).toMatchObject({
      notes: [expect.stringContaining('ended')],
    })
    expect(report.isApplied).toBe(false)
  })

  it('tells a name that is taken in another case, and what was found out before it', async () => {
    await createDomain(world.system, { name: 'LOANS', defaultSigningKeyPair: 'spare' })
    const { settings, identityStores } = file
    const bare = { gatehouse: 1, settings, identityStores, domains: [{ name: 'loans' }, { name: 'Other' }] }
    const report = await apply(bare)
    expect(report.isApplied).toBe(false)
    expect(report.lines.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      name: 'loans',
      notes: ['name: is already the name of a domain'],
    })
    expect(await world.store.domains.byName('Other')).toBeNull()
  })

  it('is read or refused, never broken by what somebody put anywhere into it', async () => {
    const junk = fc.oneof(
      fc.anything(),
      fc.constantFrom('[secret]', '\0', '\ud800', 'x'.repeat(5000), '__proto__', null, -1, [], {}),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), junk, async (steps, value) => {
        const edited = structuredClone(file)
        let at: Edited = edited
        let last: [Edited, string] = [edited, 'domains']
        for (const step of steps) {
          const keys = typeof at === 'object' && at !== null ? Object.keys(at) : []
          const key = keys[step % Math.max(keys.length, 1)]
          if (key === undefined) break
          last = [at, key]
          at = at[key]
        }
        last[0][last[1]] = value
        const text = safeJson(edited)
        await importConfiguration(world.system, text, { apply: false }).catch((error) => {
          if (!isAppError(error)) throw error
        })
      }),
      { numRuns: 40 },
    )
    expect(JSON.parse(await exportConfiguration(world.system))).toEqual(file)
  })
})

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? ''
  } catch {
    return ''
  }
}
