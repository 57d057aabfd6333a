import { createPublicKey } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import forge from 'node-forge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDomain, updateDomain } from '@/lib/policy/domains'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import { readInWorker } from './files/read-in-worker'
import { openPrivateKey } from './private-key'
import { buildKeyFileWorker } from './testing/key-file-worker'
import { EC_P256, OpensslFiles, RSA_1024 } from './testing/openssl-files'
import { replaceKeyPairs, uploadKeyFile, uploadKeyPairs } from './upload-key-pairs'

let world: World
let script: string
const files = new OpensslFiles()
beforeAll(async () => {
  world = await openWorld()
  script = await buildKeyFileWorker()
  files.pair('one').pair('two', EC_P256).pair('short', RSA_1024)
})
afterAll(() => world.close())

const json = (aliasName: string, from: string) => {
  const { certificate, privateKey } = files.der(from)
  return { aliasName, publicKey: certificate.toString('base64'), privateKey: privateKey.toString('base64') }
}
const upload = (input: unknown) => uploadKeyPairs(world.system, input, { script })
const aliases = async () => (await world.store.keyPairs.list(null, 200, null)).items.map(({ alias }) => alias).sort()

describe('uploading key pairs', () => {
  it('C01: creates every pair of the array, and each can be opened again', async () => {
    const pairs = await upload([json('first', 'one'), json('second', 'two')])
    expect(pairs.map(({ alias, algorithm }) => [alias, algorithm])).toEqual([
      ['first', 'RS256'],
      ['second', 'ES256'],
    ])
    const stored = await world.store.keyPairs.byAlias('first')
    if (!stored) throw new Error('it is stored')
    const opened = createPublicKey(openPrivateKey(world.system.masterKey, stored))
    expect(opened.export({ type: 'spki', format: 'pem' })).toBe(stored.publicKey)
    expect(stored.privateKey.includes(files.der('one').privateKey)).toBe(false)
  })

  it('creates none when one of them is refused, and says which', async () => {
    const before = await aliases()
    await expect(upload([json('good', 'one'), json('bad', 'short')])).rejects.toMatchObject({
      code: 'validation_failed',
      message: 'bad: An RSA key must have at least 2048 bits; this has 1024',
    })
    await expect(upload([json('good', 'one'), json('first', 'two')])).rejects.toMatchObject({ code: 'conflict' })
    await expect(upload([json('good', 'one'), json('good', 'two')])).rejects.toMatchObject({
      code: 'validation_failed',
    })
    expect(await aliases()).toEqual(before)
  })

  it('tells nothing private in the answer or in the audit log', async () => {
    const password = 'p4ssword-of-the-file'
    const file = files.pkcs12('one', password).toString('base64')
    const view = await uploadKeyFile(world.system, { form: 'pkcs12', aliasName: 'filed', file, password }, { script })
    const wrong = uploadKeyFile(
      world.system,
      { form: 'pkcs12', aliasName: 'x', file, password: 'wr0ng-password' },
      { script },
    )
    const refusal = await wrong.catch((error) => error)
    expect(refusal).toMatchObject({ code: 'validation_failed', fieldErrors: { password: [expect.any(String)] } })
    const entries = await world.store.audit.after(0, 1000)
    const told = JSON.stringify([view, entries, refusal, refusal.message, refusal.stack])
    for (const secret of [password, 'wr0ng-password', 'PRIVATE KEY', files.der('one').privateKey.toString('base64')]) {
      expect(told).not.toContain(secret)
    }
    expect(entries.some(({ action, entityName }) => action === 'key-pair.upload' && entityName === 'filed')).toBe(true)
  })

  it('takes a certificate that is over: dates end no key, and the console says so', async () => {
    world.clock.advanceSeconds(500 * 86_400)
    const over = { form: 'pem', aliasName: 'over', text: files.pem('one') }
    const { notAfter } = await uploadKeyFile(world.system, over, { script })
    expect(notAfter.getTime()).toBeLessThan(world.clock.now().getTime())
  })

  it('is for those who administer the whole server, and asks for a fresh proof of the password', async () => {
    const domain = await createDomain(world.system, { name: 'Bound' })
    const now = world.clock.now()
    const bound = world.as(person('bo', 'ADMINISTRATOR', { domainIds: [domain.id], authenticatedAt: now }))
    const auditor = world.as(person('au', 'AUDITOR', { authenticatedAt: now }))
    const late = world.as(person('la', 'ADMINISTRATOR', { authenticatedAt: new Date(0) }))
    for (const [ctx, code] of [
      [bound, 'forbidden'],
      [auditor, 'forbidden'],
      [late, 'reauthentication_required'],
    ] as const) {
      await expect(uploadKeyPairs(ctx, [json('mine', 'one')], { script })).rejects.toMatchObject({ code })
      await expect(uploadKeyFile(ctx, { form: 'pem', aliasName: 'm', text: files.pem('one') })).rejects.toMatchObject({
        code,
      })
    }
  })
})

describe('replacing a key pair', () => {
  it('keeps the alias and changes the key, while no domain uses it', async () => {
    await upload([json('movable', 'one')])
    const [after] = await replaceKeyPairs(world.system, [json('movable', 'two')], { script })
    expect(after).toMatchObject({ alias: 'movable', algorithm: 'ES256' })
  })

  it('is refused while a domain uses the pair, inside a rollover, and for an alias that is not there', async () => {
    await upload([json('busy', 'one'), json('next', 'two')])
    const domain = await createDomain(world.system, { name: 'Busy', keyPairRolloverDurationInHours: 1 })
    await updateDomain(world.system, { id: domain.id }, { defaultSigningKeyPair: 'busy' })
    const replace = (alias: string) => replaceKeyPairs(world.system, [json(alias, 'two')], { script })
    await expect(replace('busy')).rejects.toMatchObject({ code: 'in_use' })
    await updateDomain(world.system, { id: domain.id }, { defaultSigningKeyPair: 'next' })
    await expect(replace('busy')).rejects.toMatchObject({ code: 'in_use' })
    world.clock.advanceSeconds(3600)
    await expect(replace('busy')).resolves.toHaveLength(1)
    await expect(replace('nobody')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the thread that reads a key file', () => {
  it('refuses 50 MB before anything is opened', async () => {
    const bytes = Buffer.alloc(50 * 1024 * 1024, 0x30)
    const reading = readInWorker({ form: 'pkcs12', bytes, password: 'x' }, { script: '/nowhere.mjs' })
    await expect(reading).rejects.toMatchObject({ code: 'too_large' })
  })

  it('is ended when a file keeps it busy, and the next file is read as ever', async () => {
    const bytes = withMacRounds(files.pkcs12('one', 'x', ['-macalg', 'sha256', '-iter', '2048']))
    const reading = readInWorker({ form: 'pkcs12', bytes, password: 'x' }, { script, maxReadingMs: 700 })
    await expect(reading).rejects.toMatchObject({ message: 'Reading the file takes too long or too much memory' })
    await expect(
      readInWorker({ form: 'pem', text: files.pem('one'), password: null }, { script }),
    ).resolves.toBeTruthy()
  })

  it('is ended when it takes too much memory, with an answer', async () => {
    const greedy = files.path('greedy.mjs')
    writeFileSync(greedy, 'const all = []; for (;;) all.push(new Array(100000).fill(Math.random()))')
    const reading = readInWorker({ form: 'pem', text: 'x', password: null }, { script: greedy })
    await expect(reading).rejects.toMatchObject({ message: 'Reading the file takes too long or too much memory' })
  })

  it('is one of two at a time, and who would wait behind many is sent away', async () => {
    const file = { form: 'pem', text: files.pem('two'), password: null } as const
    const outcomes = await Promise.allSettled(Array.from({ length: 24 }, () => readInWorker(file, { script })))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(6).fill('unavailable'))
    await expect(readInWorker(file, { script })).resolves.toMatchObject({ algorithm: 'ES256' })
  })
})

/** A MAC of 2^31 - 1 rounds: plain JavaScript work that never ends by itself. */
function withMacRounds(archive: Buffer): Buffer {
  const root = forge.asn1.fromDer(archive.toString('latin1'))
  const mac = (root.value as forge.asn1.Asn1[])[2]?.value as forge.asn1.Asn1[]
  const rounds = mac[2]
  if (!rounds) throw new Error('the file has a MAC with rounds')
  rounds.value = '\x7f\xff\xff\xff'
  return Buffer.from(forge.asn1.toDer(root).getBytes(), 'latin1')
}
