import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildKeyFileWorker } from '@/lib/keys/testing/key-file-worker'
import { EC_P256, OpensslFiles, RSA_1024 } from '@/lib/keys/testing/openssl-files'
import { legacyDate } from './key-pair-json'
import { KEY_PAIRS_REST_PATH as path } from './key-pairs'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

let world: RestWorld
const files = new OpensslFiles()
beforeAll(async () => {
  await buildKeyFileWorker()
  world = await createRestWorld()
  files.pair('one', undefined, '/C=US/O=Example/CN=signing').pair('two', EC_P256).pair('short', RSA_1024)
})
afterAll(() => world.close())

const upload = (aliasName: string, from = 'one') => {
  const { certificate, privateKey } = files.der(from)
  return { aliasName, publicKey: certificate.toString('base64'), privateKey: privateKey.toString('base64') }
}
const post = (body: unknown) => world.call('POST', path, { body: JSON.stringify(body) })
const get = (query = '') => world.call('GET', path, { query })
const remove = (aliasName: string) => world.call('DELETE', path, { query: `aliasName=${aliasName}` })
const p12 = (file: Buffer, query: string, method = 'POST') =>
  world.call(method, path, { body: file, query, headers: { 'content-type': 'application/x-pkcs12' } })

describe('creating key pairs over REST', () => {
  it('C01 JSON key upload takes an array and can create several aliases', async () => {
    const created = await post([upload('first'), upload('second', 'two')])
    expect(created).toMatchObject({
      status: 200,
      text: 'Sucessfully created entity - KeyPair, detail - Successfully created first, second',
    })
    const certificate = new X509Certificate(files.text('one.crt'))
    expect((await get('aliasName=first')).json()).toEqual([
      {
        aliasName: 'first',
        subjectDN: 'CN=signing, O=Example, C=US',
        issuer: 'CN=signing, O=Example, C=US',
        expiry: legacyDate(new Date(certificate.validTo)),
        issuedOn: legacyDate(new Date(certificate.validFrom)),
        publicKeyDetails: 'Sun RSA public key, 2048 bits',
        domains: '',
      },
    ])
    expect((await get('aliasName=second')).json()).toMatchObject([{ publicKeyDetails: 'Sun EC public key, 256 bits' }])
  })

  it('C01 creates all of the array or none of it', async () => {
    const before = await world.snapshot()
    const refused = await post([upload('third'), upload('fourth', 'short')])
    expect(refused).toMatchObject({
      status: 422,
      text: 'Failed to create OAuth entity "KeyPair" - name "third, fourth"',
      headers: { 'x-gatehouse-reason': expect.stringContaining('fourth: An RSA key must have at least 2048 bits') },
    })
    expect((await post([upload('third'), upload('first')])).status).toBe(422)
    expect(await world.snapshot()).toBe(before)
  })

  it('C02 p12 upload uses application/x-pkcs12 with password and aliasName in the query', async () => {
    for (const [alias, options] of [
      ['modern', []],
      ['legacy', ['-legacy']],
    ] as const) {
      const file = files.pkcs12('one', 'pass word&1', options)
      const created = await p12(file, `password=${encodeURIComponent('pass word&1')}&aliasName=${alias}`)
      expect(created).toMatchObject({
        status: 200,
        text: `Sucessfully created entity - KeyPair, detail - Successfully created ${alias}`,
      })
    }
    expect((await get('aliasName=legacy')).json()).toMatchObject([{ aliasName: 'legacy' }])
  })

  it('C03 Key smaller than 2048 bits is refused', async () => {
    expect((await post([upload('weak', 'short')])).status).toBe(422)
    expect((await p12(files.pkcs12('short', 'x'), 'password=x&aliasName=weak')).status).toBe(422)
    expect((await get('aliasName=weak')).status).toBe(400)
  })

  it.each([
    ['not an array', () => upload('x') as unknown],
    ['an empty array', () => [] as unknown],
    ['an element without a key', () => [{ aliasName: 'x', publicKey: 'AAAA' }] as unknown],
    ['what is no base64', () => [{ ...upload('x'), privateKey: '****' }] as unknown],
    ['a certificate in the place of the key', () => [{ ...upload('x'), privateKey: upload('x').publicKey }] as unknown],
    ['the certificate of another key', () => [{ ...upload('x'), publicKey: upload('x', 'two').publicKey }] as unknown],
    [
      'more pairs than one call may create',
      () => Array.from({ length: 21 }, (_, index) => upload(`x${index}`)) as unknown,
    ],
  ])('refuses %s with 422 and keeps nothing', async (_, make) => {
    const before = await world.snapshot()
    expect(await post(make())).toMatchObject({
      status: 422,
      text: expect.stringContaining('Failed to create OAuth entity'),
    })
    expect(await world.snapshot()).toBe(before)
  })

  it('takes an encrypted private key with its password only', async () => {
    files.run('pkcs8', '-topk8', '-in', 'one.key', '-outform', 'DER', '-out', 'sealed.der', '-passout', 'pass:secret-7')
    const sealed = { ...upload('sealed'), privateKey: files.bytes('sealed.der').toString('base64') }
    const without = await post([sealed])
    expect(without).toMatchObject({
      status: 422,
      headers: { 'x-gatehouse-reason': expect.stringContaining('password') },
    })
    expect((await post([{ ...sealed, password: 'secret-8' }])).status).toBe(422)
    expect((await post([{ ...sealed, password: 'secret-7' }])).status).toBe(200)
  })

  it('tells the password of a file to nobody, whatever goes wrong', async () => {
    const file = files.pkcs12('one', 'right-one')
    for (const query of [
      'password=wrong-Secret&aliasName=p',
      'password=wrong-Secret',
      'password=wrong-Secret&password=wrong-Secret&aliasName=p',
      'password=wrong-Secret%00&aliasName=p',
    ]) {
      for (const accept of ['*/*', 'application/json']) {
        const headers = { 'content-type': 'application/x-pkcs12', accept }
        const refused = await world.call('POST', path, { body: file, query, headers })
        expect(refused.status).toBe(422)
        expect(JSON.stringify(refused)).not.toContain('wrong-Secret')
      }
    }
  })

  it('refuses a body that is labelled as something else, is empty, or is too large', async () => {
    const xml = await world.call('POST', path, { body: '<a/>', headers: { 'content-type': 'application/xml' } })
    expect(xml.status).toBe(415)
    expect((await p12(Buffer.alloc(0), 'aliasName=x')).status).toBe(422)
    expect((await p12(Buffer.alloc(200_000), 'aliasName=x&password=x')).status).toBe(413)
  })
})

describe('reading key pairs over REST', () => {
  it('answers 400 for an alias that is not there', async () => {
    expect(await get('aliasName=Nobody')).toMatchObject({
      status: 400,
      text: 'Retrieval failed for Nobody. Exception encountered during KeyPair fetch Nobody Exception: Nobody not found',
    })
  })

  it('lists those that end within some days, and all when nothing is named', async () => {
    const all = (await get()).json() as { aliasName: string }[]
    expect(all.map(({ aliasName }) => aliasName)).toEqual(expect.arrayContaining(['first', 'second', 'modern']))
    const [first] = await world.store.keyPairs.list(null, 1, null).then(({ items }) => items)
    const days = Math.ceil(((first?.notAfter.getTime() ?? 0) - world.clock.now().getTime()) / 86_400_000)
    expect(((await get(`daysToExpire=${days + 1}`)).json() as unknown[]).length).toBeGreaterThan(0)
    expect((await get('daysToExpire=1')).json()).toEqual([])
    expect((await get('daysToExpire=soon')).status).toBe(422)
  })

  it('prints dates as the original does', () => {
    expect(legacyDate(new Date('2021-11-25T16:19:57Z'))).toBe('Thu Nov 25 16:19:57 UTC 2021')
    expect(legacyDate(new Date('2026-02-01T00:00:09Z'))).toBe('Sun Feb 01 00:00:09 UTC 2026')
  })
})

describe('changing and deleting key pairs over REST', () => {
  it('PUT replaces a pair that is unused, and creates none', async () => {
    const put = (body: unknown) => world.call('PUT', path, { body: JSON.stringify(body) })
    expect(await put([upload('first', 'two')])).toMatchObject({
      status: 200,
      text: 'Sucessfully modified entity - KeyPair, detail - Successfully modified first',
    })
    expect((await get('aliasName=first')).json()).toMatchObject([{ publicKeyDetails: 'Sun EC public key, 256 bits' }])
    expect(await put([upload('absent')])).toMatchObject({
      status: 422,
      text: 'Failed to modify OAuth entity "KeyPair" - name "absent"',
    })
    expect((await p12(files.pkcs12('one', 'x'), 'password=x&aliasName=first', 'PUT')).status).toBe(200)
    expect((await get('aliasName=first')).json()).toMatchObject([{ publicKeyDetails: 'Sun RSA public key, 2048 bits' }])
  })

  it('C08 Key pair used by a domain cannot be deleted', async () => {
    await post([upload('used')])
    await world.call('POST', RESOURCE_PATH.domain, { body: { name: 'Using', keyPairRolloverDurationInHours: 2 } })
    const chosen = await world.call('PUT', RESOURCE_PATH.domain, {
      query: 'name=Using',
      body: { defaultSigningKeyPair: 'used' },
    })
    expect(chosen.status).toBe(200)
    expect(await remove('used')).toMatchObject({ status: 400, text: 'Delete failed for KeyPair used. used is in use' })
    expect((await get('aliasName=used')).json()).toMatchObject([{ domains: 'Using' }])
    expect((await world.call('PUT', path, { body: JSON.stringify([upload('used', 'two')]) })).status).toBe(422)
  })

  it('C09 Key pair inside rollover cannot be deleted, and can be once it is over', async () => {
    await world.call('PUT', RESOURCE_PATH.domain, { query: 'name=Using', body: { defaultSigningKeyPair: 'second' } })
    expect(await remove('used')).toMatchObject({ status: 400, text: 'Delete failed for KeyPair used. used is in use' })
    world.clock.advanceSeconds(2 * 3600)
    expect(await remove('used')).toMatchObject({
      status: 200,
      text: 'Sucessfully deleted entity - KeyPair, detail - Successfully deleted used',
    })
  })

  it('C10 DELETE of unknown alias answers 400 with the sentence of the original', async () => {
    const text = 'Delete failed for KeyPair Nobody. Nobody not found'
    expect(await remove('Nobody')).toMatchObject({ status: 400, text })
    const json = await world.callJson('DELETE', path, { query: 'aliasName=Nobody' })
    expect(json).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } })
    expect(json.json()).toMatchObject({ code: 'not_found', message: text })
    expect((await world.call('DELETE', path)).status).toBe(422)
  })
})

describe('who may touch key pairs over REST', () => {
  it('is an administrator; an auditor reads, nobody else is told anything', async () => {
    await world.call('GET', path, { as: 'auditor' })
    const before = await world.snapshot()
    expect((await world.call('GET', path, { as: null })).status).toBe(401)
    expect((await world.call('POST', path, { as: null, body: '{broken' })).status).toBe(401)
    expect((await world.call('GET', path, { as: 'auditor' })).status).toBe(200)
    const body = JSON.stringify([upload('mine')])
    for (const [method, sent] of [
      ['POST', { body }],
      ['PUT', { body }],
      ['DELETE', { query: 'aliasName=first' }],
    ] as const) {
      expect((await world.call(method, path, { ...sent, as: 'auditor' })).status).toBe(403)
    }
    expect(await world.snapshot()).toBe(before)
    expect(await world.call('PATCH', path)).toMatchObject({ status: 405, headers: { allow: expect.any(String) } })
    expect((await world.call('OPTIONS', path, { as: null })).status).toBe(204)
    const crossSite = { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } }
    expect((await world.call('GET', path, crossSite)).status).toBe(403)
  })
})
