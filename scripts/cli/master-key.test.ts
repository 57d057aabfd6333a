import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/verify'
import { initialise, type SystemDeps, systemContext } from '@/lib/auth/system'
import { parseEnv } from '@/lib/base/env'
import { systemRandom } from '@/lib/base/random'
import { openClientSecret, sealClientSecret } from '@/lib/keys/client-secret-seal'
import { checkMasterKey } from '@/lib/keys/master-key-probe'
import { openPrivateKey } from '@/lib/keys/private-key'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { SEALED_COLUMNS } from '@/lib/store/sealed-values'
import { openBindPassword, sealBindPassword } from '@/lib/users/bind-password'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { rotateMasterKey } from './master-key'

let dataDir: string
let settings: ReturnType<typeof parseEnv>
const askKey = async () => ''
const file = () => path.join(dataDir, 'master.key')
const keyText = () => readFileSync(file(), 'utf8').trim()

async function withSystem<T>(work: (deps: SystemDeps) => Promise<T>, own = settings): Promise<T> {
  const deps = await initialise({ settings: own, checkMasterKey })
  try {
    return await work(deps)
  } finally {
    await deps.store.close()
  }
}

/** One of each thing that is sealed. */
async function fill(deps: SystemDeps) {
  const ctx = systemContext('test', deps)
  await ensureDefaultIdentityStore(ctx)
  const domain = await createDomain(ctx, { name: 'Sealed' })
  const { client } = await createClient(ctx, { name: 'C', idDomain: 'Sealed', clientType: 'CONFIDENTIAL_CLIENT' })
  await deps.store.write(async (tx) => {
    const [secret] = await tx.clients.secrets(client.pk)
    if (!secret) throw new Error('it has a secret')
    await tx.sealed.replace('client-secret', [
      { id: secret.id, sealed: sealClientSecret(deps, secret.id, 'the secret') },
    ])
    const store = await tx.identityStores.byName('UserIdentityStore1')
    if (!store) throw new Error('the built-in store is there')
    const sealed = sealBindPassword(deps.masterKey, store.id, 'the bind password', deps.random)
    await tx.sealed.replace('bind-password', [{ id: store.id, sealed }])
  })
  return { alias: domain.defaultSigningKeyPair, clientPk: client.pk }
}

/** Opens all of it with the key that the process loads now. */
async function expectOpen({ alias, clientPk }: Awaited<ReturnType<typeof fill>>, own = settings) {
  await withSystem(async ({ store, masterKey }) => {
    const pair = await store.keyPairs.byAlias(alias)
    expect(pair && openPrivateKey(masterKey, pair).asymmetricKeyType).toBe('rsa')
    const [secret] = await store.clients.secrets(clientPk)
    expect(secret?.sealed && openClientSecret(masterKey, secret.id, secret.sealed)).toBe('the secret')
    const identityStore = await store.identityStores.byName('UserIdentityStore1')
    expect(identityStore && openBindPassword(masterKey, identityStore)).toBe('the bind password')
    expect((await verifyChain(store, { masterKey })).ok).toBe(true)
  }, own)
}

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-master-'))
  settings = parseEnv({ NODE_ENV: 'test', GATEHOUSE_DATA_DIR: dataDir })
})

describe('changing the master key', () => {
  it('seals everything under the new key, keeps the old one beside it, and prints neither', async () => {
    const sealed = await withSystem(fill)
    const before = keyText()
    const text = await rotateMasterKey({ askKey, settings })
    expect(keyText()).not.toBe(before)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    const backup = readdirSync(dataDir).find((name) => name.endsWith('.bak')) ?? ''
    expect(readFileSync(path.join(dataDir, backup), 'utf8').trim()).toBe(before)
    expect(statSync(path.join(dataDir, backup)).mode & 0o777).toBe(0o600)
    expect(existsSync(`${file()}.new`)).toBe(false)
    for (const key of [before, keyText()]) expect(text).not.toContain(key)
    expect(text).toContain('1 private keys, 1 client secrets')
    await expectOpen(sealed)
  })

  it('can be done again and again', async () => {
    const sealed = await withSystem(fill)
    for (let round = 0; round < 3; round++) await rotateMasterKey({ askKey, settings })
    await expectOpen(sealed)
  })

  it('leaves nothing for the old key to open', async () => {
    await withSystem(fill)
    const before = keyText()
    await rotateMasterKey({ askKey, settings })
    writeFileSync(file(), before)
    await expect(withSystem(async () => {})).rejects.toThrow('does not belong to this database')
  })

  it('is refused while a server is at work, and possible once that is gone or was killed a while ago', async () => {
    await withSystem(async ({ store, clock }) => store.presence.alive('node-1', clock.now()))
    const before = keyText()
    await expect(rotateMasterKey({ askKey, settings })).rejects.toMatchObject({ code: 'conflict' })
    expect(keyText()).toBe(before)
    await withSystem(async ({ store, clock }) =>
      store.presence.alive('node-1', new Date(clock.now().getTime() - 91_000)),
    )
    await expect(rotateMasterKey({ askKey, settings })).resolves.toContain('is changed')
    await withSystem(async ({ store, clock }) => {
      await store.presence.alive('node-2', clock.now())
      await store.presence.gone('node-2')
    })
    await expect(rotateMasterKey({ askKey, settings })).resolves.toContain('is changed')
  })

  it('refuses a key that is not the one of the database, and changes nothing', async () => {
    await withSystem(fill)
    const right = keyText()
    writeFileSync(file(), systemRandom.bytes(32).toString('base64'))
    await expect(rotateMasterKey({ askKey, settings })).rejects.toThrow('does not belong to this database')
    writeFileSync(file(), right)
    await withSystem(async () => {})
  })

  it('changes nothing when one sealed thing does not open', async () => {
    const { alias } = await withSystem(fill)
    const before = keyText()
    await withSystem(async ({ store }) => {
      const pair = await store.keyPairs.byAlias(alias)
      const [secret] = await store.sealed.pageAfter('client-secret', '', 1)
      if (!pair || !secret) throw new Error('both are there')
      await store.sealed.replace('client-secret', [{ id: secret.id, sealed: pair.privateKey }])
    })
    await expect(rotateMasterKey({ askKey, settings })).rejects.toThrow('altered')
    expect(keyText()).toBe(before)
    expect(readdirSync(dataDir).filter((name) => /\.(new|bak)$/.test(name))).toEqual([])
    await withSystem(async () => {})
  })
})

describe('a change of the master key that dies on the way', () => {
  const die = (where: string) => (at: string) => {
    if (at === where) throw new Error(`died when ${at}`)
  }

  it('before the commit leaves the old key good, and the next run starts anew', async () => {
    const sealed = await withSystem(fill)
    const before = keyText()
    await expect(rotateMasterKey({ askKey, settings, interrupt: die('prepared') })).rejects.toThrow('died')
    expect(keyText()).toBe(before)
    await expectOpen(sealed)
    expect(await rotateMasterKey({ askKey, settings })).toContain('is changed')
    await expectOpen(sealed)
  })

  it('after the commit keeps the new key on the disk, says what to do, and is finished by the next run', async () => {
    const sealed = await withSystem(fill)
    const before = keyText()
    await expect(rotateMasterKey({ askKey, settings, interrupt: die('committed') })).rejects.toThrow('died')
    expect(keyText()).toBe(before)
    await expect(withSystem(async () => {})).rejects.toThrow('npx gatehouse master-key rotate')
    expect(await rotateMasterKey({ askKey, settings })).toContain('is finished')
    expect(keyText()).not.toBe(before)
    await expectOpen(sealed)
  })

  it('while the new key was being written leaves the old key good', async () => {
    const sealed = await withSystem(fill)
    writeFileSync(`${file()}.new`, 'AAAA')
    expect(await rotateMasterKey({ askKey, settings })).toContain('is changed')
    await expectOpen(sealed)
  })
})

describe('changing a master key that is in the environment', () => {
  it('takes the new key from standard input, prints no key, and writes no file', async () => {
    const [old, fresh] = [systemRandom.bytes(32).toString('base64'), systemRandom.bytes(32).toString('base64')]
    const own = (key: string) => parseEnv({ NODE_ENV: 'test', GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_MASTER_KEY: key })
    const sealed = await withSystem(fill, own(old))
    const text = await rotateMasterKey({ askKey: async () => fresh, settings: own(old) })
    for (const key of [old, fresh]) expect(text).not.toContain(key)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('master.key'))).toEqual([])
    await expectOpen(sealed, own(fresh))
    await expect(withSystem(async () => {}, own(old))).rejects.toThrow('does not belong')
    for (const wrong of ['', 'AAAA', fresh]) {
      await expect(rotateMasterKey({ askKey: async () => wrong, settings: own(fresh) })).rejects.toMatchObject({
        code: 'validation_failed',
      })
    }
  })
})

describe('what is sealed', () => {
  it('is every binary column of the database, so nothing is left under the old key', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const columns = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model, body = '']) =>
      [...body.matchAll(/^\s+(\w+)\s+Bytes\??/gm)].map(([, column]) => `${model}.${column}`),
    )
    const known = Object.values(SEALED_COLUMNS).map(({ table, column }) => `${table}.${column}`)
    expect(columns.sort()).toEqual(known.sort())
  })
})
