import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/verify'
import { updateClient } from '@/lib/policy/clients'
import { updateDomain } from '@/lib/policy/domains'
import { isSecret } from '@/lib/policy/make-secret'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects } from '@/lib/store/testing/databases'
import { exportConfiguration } from './export-configuration'
import { importConfiguration } from './import-configuration'
import { openSealed, readDocument } from './read-document'
import { BIND_PASSWORD, type Estate, makeEstate, NAMED_SECRETS, PASSPHRASE, signatureSurvives } from './testing/estate'

/** The document without its sealed part, and what was sealed: sealing is never twice the same. */
async function contentOf(text: string) {
  const { sealed, ...document } = readDocument(text)
  return { document, secret: sealed === undefined ? null : await openSealed(sealed, PASSPHRASE) }
}

const outcomes = (lines: { outcome: string }[]) => [...new Set(lines.map((line) => line.outcome))].sort()
const entries = async ({ store }: World) => (await store.audit.head()).seq

describe.each(dialects)('a file of the configuration on $dialect', ({ create }) => {
  let source: World
  let target: World
  let estate: Estate
  let open = ''
  let sealed = ''
  beforeAll(async () => {
    ;[source, target] = await Promise.all([openWorld(create), openWorld(create)])
    estate = await makeEstate(source)
    target.clock.set(source.clock.now())
    open = await exportConfiguration(source.system)
    sealed = await exportConfiguration(source.system, { passphrase: PASSPHRASE })
  })
  afterAll(async () => {
    await source?.close()
    await target?.close()
  })

  it('holds no secret, no hash of one and no private key outside its sealed part', async () => {
    const { secrets, hashes, privateKeys } = estate
    for (const text of [open, sealed]) {
      for (const secret of [
        ...secrets,
        ...hashes,
        ...privateKeys,
        ...NAMED_SECRETS,
        BIND_PASSWORD,
        'chosen by somebody',
      ]) {
        expect(secret.length).toBeGreaterThan(8)
        expect(text).not.toContain(secret)
      }
    }
    const inside = JSON.stringify((await contentOf(sealed)).secret)
    for (const secret of [...hashes, ...privateKeys, ...NAMED_SECRETS]) expect(inside).toContain(secret)
    for (const secret of [...secrets, BIND_PASSWORD, 'chosen by somebody']) expect(inside).not.toContain(secret)
  })

  it('is the same, to the byte, each time it is written', async () => {
    expect(await exportConfiguration(source.system)).toBe(open)
  })

  it('is tried first: the trial finds everything to be made and writes nothing', async () => {
    const before = await exportConfiguration(target.system)
    const seq = await entries(target)
    const report = await importConfiguration(target.system, sealed, { passphrase: PASSPHRASE, apply: false })
    expect(report.isApplied).toBe(false)
    expect(outcomes(report.lines)).toEqual(['create', 'same'])
    expect(report.lines.filter((line) => line.outcome === 'same').map((line) => line.name)).toEqual([
      'UserIdentityStore1',
    ])
    expect(await exportConfiguration(target.system)).toBe(before)
    expect(await entries(target)).toBe(seq)
  })

  it('makes the same configuration on an empty server, which writes the same file again', async () => {
    const report = await importConfiguration(target.system, sealed, { passphrase: PASSPHRASE, apply: true })
    expect(report.lines.filter((line) => line.outcome === 'refused')).toEqual([])
    expect(report.isApplied).toBe(true)
    expect(report.lines.find((line) => line.name === 'Directory')?.notes).toEqual([
      expect.stringContaining('bind account without a password'),
    ])
    expect(await exportConfiguration(target.system)).toBe(open)
    const again = await exportConfiguration(target.system, { passphrase: PASSPHRASE })
    expect(await contentOf(again)).toEqual(await contentOf(sealed))
  })

  it('carries secrets and signing keys over: both prove the same as before', async () => {
    const domain = await target.store.domains.byName('Payments')
    const client = await target.store.clients.byClientId(domain?.id ?? '', 'feed')
    const rows = await target.store.clients.secrets(client?.pk ?? '')
    const [old = '', current = ''] = estate.secrets
    const proves = async (text: string) => {
      const row = rows.find((each) => (text === old ? each.supersededAt !== null : each.supersededAt === null))
      return row !== undefined && isSecret(row, text)
    }
    expect([await proves(old), await proves(current)]).toEqual([true, true])
    expect(await signatureSurvives(source, target, 'Payments')).toBe(true)
  })

  it('tells each write in the audit log, whose chain holds', async () => {
    const { items } = await target.store.audit.list({ limit: 200 }, null)
    const actions = new Set(items.map((entry) => entry.action))
    for (const action of [
      'domain.create',
      'resource.create',
      'client.create',
      'client.import-secret',
      'key-pair.import',
    ])
      expect(actions).toContain(action)
    const { store, system } = target
    expect(await verifyChain(store, { masterKey: system.masterKey })).toMatchObject({ ok: true })
    const text = JSON.stringify(items)
    for (const secret of [...estate.hashes, ...estate.privateKeys, ...NAMED_SECRETS]) expect(text).not.toContain(secret)
  })

  it('has nothing to do the second time', async () => {
    const seq = await entries(target)
    const report = await importConfiguration(target.system, sealed, { passphrase: PASSPHRASE, apply: true })
    expect([report.isApplied, outcomes(report.lines)]).toEqual([false, ['same']])
    expect(await entries(target)).toBe(seq)
    const plain = await importConfiguration(target.system, open, { apply: true })
    expect([plain.isApplied, outcomes(plain.lines)]).toEqual([false, ['left out', 'same']])
  })

  it('brings back what was changed, field by field, and leaves alone what it does not name', async () => {
    const { system } = target
    await updateDomain(
      system,
      { name: 'Payments' },
      { description: 'Edited', customAttrs: { partnerSecret: 'another one' } },
    )
    await updateClient(
      system,
      { clientId: 'feed', domainName: 'Payments' },
      { secret: 'another secret', scopes: ['Orders.read'] },
    )
    await updateDomain(system, { name: 'Empty' }, { defaultSigningKeyPair: 'spare' })
    const file = JSON.parse(sealed)
    const part = JSON.stringify({
      ...file,
      domains: file.domains.filter(({ name }: { name: string }) => name === 'Payments'),
    })
    const report = await importConfiguration(system, part, { passphrase: PASSPHRASE, apply: true })
    const changed = report.lines.filter((line) => line.outcome === 'change')
    expect(changed.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['domain Payments', 'client feed'])
    const fields = Object.fromEntries(changed.flatMap((line) => line.changes).map((change) => [change.field, change]))
    expect(fields.description).toMatchObject({ before: 'Edited', after: 'Money' })
    expect(fields['customAttrs.partnerSecret']).toMatchObject({ before: '[secret]', after: '[secret]' })
    expect(fields.secret).toMatchObject({ before: '[secret]', after: '[secret]' })
    expect(fields.scopes).toMatchObject({ before: ['Orders.read'], after: ['Orders.write', 'Orders.read'] })
    expect(JSON.stringify(report)).not.toContain('another')
    const rest = JSON.parse(await exportConfiguration(system)).domains.find(
      ({ name }: { name: string }) => name === 'Empty',
    )
    expect(rest.keys.map((key: { alias: string; state: string }) => [key.alias, key.state])).toContainEqual([
      'spare',
      'SIGNING',
    ])
  })

  it('of one domain holds what the domain needs and no settings of the server', async () => {
    const document = JSON.parse(await exportConfiguration(source.system, { domains: ['Empty'] }))
    const names = (list: { name?: string; alias?: string }[]) => list.map(({ name, alias }) => name ?? alias)
    expect(names(document.domains)).toEqual(['Empty'])
    expect(names(document.identityStores)).toEqual(['UserIdentityStore1'])
    expect(names(document.keyPairs)).toEqual(['payments-2026'])
    expect(document.settings).toBeUndefined()
    await expect(exportConfiguration(source.system, { domains: ['Nowhere'] })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
