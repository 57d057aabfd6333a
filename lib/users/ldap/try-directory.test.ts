import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BASE_DN, hasDirectory, LDAP_URL, LDAPS_URL } from '@/lib/egress/testing/directory'
import { BIND_PASSWORD } from '@/scripts/lib/openldap/tree.mjs'
import { createIdentityStore, updateIdentityStore } from '../identity-stores'
import { openWorld, person, type World } from '../testing/world'
import { ldapSettings } from './testing/ldap-store'
import { tryDirectory } from './try-directory'

describe.runIf(hasDirectory)('trying a directory', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  const attempt = (given: Parameters<typeof ldapSettings>[0] = {}, more: object = { bindPassword: BIND_PASSWORD }) =>
    tryDirectory(world.system, { ldap: ldapSettings(given), ...more })
  const failing = async (...args: Parameters<typeof attempt>) => (await attempt(...args)).steps.find((step) => !step.ok)

  it('shows how far it came and the person that was found', async () => {
    const { steps, person: found } = await attempt({}, { bindPassword: BIND_PASSWORD, username: 'ada' })
    expect(steps.map((step) => [step.step, step.ok])).toEqual([
      ['connect', true],
      ['base', true],
      ['search', true],
    ])
    expect(found).toMatchObject({
      username: 'ada',
      groups: ['night-audit', 'staff'],
      attributes: { staffNumber: '1815' },
    })
  })

  it('says of each failure which step it was and what to look at', async () => {
    const quick = { connectTimeoutMs: 300, operationTimeoutMs: 400 }
    expect(await failing({ connection: { url: 'ldaps://localhost:9', ...quick } })).toMatchObject({
      step: 'connect',
      message: 'The directory cannot be reached (ECONNREFUSED).',
    })
    expect(await failing({ connection: { caCertificates: '' } })).toMatchObject({
      step: 'connect',
      message: expect.stringContaining('certificate'),
    })
    expect(await failing({}, { bindPassword: 'wrong' })).toMatchObject({
      message: 'The directory refused the bind account.',
      advice: expect.stringContaining('password'),
    })
    expect(await failing({ search: { baseDn: `ou=nowhere,${BASE_DN}` } })).toMatchObject({ step: 'base' })
    expect(await failing({ search: { baseDn: `ou=people,ou=loop,ou=referrals,${BASE_DN}` } })).toMatchObject({
      step: 'base',
      advice: expect.stringContaining('referrals are not followed'),
    })
    expect(await failing({ search: { filter: '(objectClass=device)' } })).toMatchObject({ step: 'search' })
  })

  it('uses the stored password for the stored address only: it is not sent elsewhere', async () => {
    const ldap = ldapSettings()
    const store = await createIdentityStore(world.system, {
      name: 'Stored',
      kind: 'LDAP',
      ldap,
      bindPassword: BIND_PASSWORD,
    })
    const { steps } = await tryDirectory(world.system, { ldap, storeId: store.id })
    expect(steps.every((step) => step.ok)).toBe(true)
    const again = { fieldErrors: { bindPassword: [expect.stringContaining('again')] } }
    for (const connection of [{ url: LDAP_URL }, { bindDn: `cn=other,${BASE_DN}` }]) {
      const moved = { ...ldap, connection: { ...ldap.connection, ...connection } }
      await expect(tryDirectory(world.system, { ldap: moved, storeId: store.id })).rejects.toMatchObject(again)
      await expect(updateIdentityStore(world.system, { id: store.id }, { ldap: moved })).rejects.toMatchObject(again)
    }
    expect(JSON.stringify(steps)).not.toContain(BIND_PASSWORD)
  })

  it('refuses settings that could never be asked with, before and instead of storing them', async () => {
    const filter = '(&(objectClass=person)(((uid=*))'
    const wrong = { fieldErrors: { 'ldap.search.filter': ['cannot be read as a filter'] } }
    await expect(attempt({ search: { filter } })).rejects.toMatchObject(wrong)
    const input = { name: 'Wrong', kind: 'LDAP', ldap: ldapSettings({ search: { filter } }) }
    await expect(createIdentityStore(world.system, input)).rejects.toMatchObject(wrong)
    const caCertificates = 'nothing'
    await expect(attempt({ connection: { url: LDAPS_URL, caCertificates } })).rejects.toMatchObject({
      fieldErrors: { 'ldap.connection.caCertificates': [expect.any(String)] },
    })
  })

  it('is for administrators of the whole server, because it makes the server connect somewhere', async () => {
    for (const actor of [person('d', 'DOMAIN_ADMINISTRATOR', []), person('a', 'AUDITOR')]) {
      const ctx = world.as(actor)
      await expect(tryDirectory(ctx, { ldap: ldapSettings() })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
