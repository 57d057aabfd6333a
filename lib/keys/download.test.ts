import { createPublicKey, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import { KEY_PAIR_FILES } from '@/lib/schemas/key-pair-file'
import { downloadKeyPairFile, safeName } from './download'
import { OpensslFiles } from './testing/openssl-files'
import { createKeyPair } from './write-key-pairs'

let world: World
const files = new OpensslFiles()
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('what can be had of a key pair', () => {
  it.each(['RSA_2048', 'EC_P256', 'ED25519'] as const)(
    'opens in other tools and holds nothing private: %s',
    async (kind) => {
      const { id, certificate, alias } = await createKeyPair(world.system, {
        aliasName: `had-${kind}`,
        kind,
        commonName: 'had',
        organization: 'Example, Inc.',
        country: 'US',
      })
      const had = Object.fromEntries(
        await Promise.all(
          KEY_PAIR_FILES.map(async (file) => [file, await downloadKeyPairFile(world.system, id, file)] as const),
        ),
      )
      const publicKey = new X509Certificate(certificate).publicKey
      expect(had['certificate.pem']?.body.toString()).toBe(certificate)
      expect(had['certificate.der']?.body.equals(new X509Certificate(certificate).raw)).toBe(true)
      expect(createPublicKey(had['public.pem']?.body.toString() ?? '').equals(publicKey)).toBe(true)
      const jwk = JSON.parse(had['public.jwk']?.body.toString() ?? '')
      expect(createPublicKey({ key: jwk, format: 'jwk' }).equals(publicKey)).toBe(true)
      expect(jwk).toMatchObject({ kid: alias })
      files.write('request.csr', had['request.csr']?.body ?? '')
      files.run('req', '-in', 'request.csr', '-noout', '-verify')
      files.run('req', '-in', 'request.csr', '-noout', '-pubkey', '-out', 'request.pub')
      expect(createPublicKey(files.text('request.pub')).equals(publicKey)).toBe(true)
      const stored = await world.store.keyPairs.byId(id)
      for (const { body, fileName } of Object.values(had)) {
        expect(body.toString('latin1')).not.toContain('PRIVATE')
        expect(body.includes(stored?.privateKey ?? '')).toBe(false)
        expect(fileName).toMatch(/^had-\w+\.[a-z.]+$/)
      }
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(jwk).not.toHaveProperty(secret)
    },
  )

  it('is told to readers of its domains only, and a request for a certificate to who may change keys', async () => {
    const domain = await createDomain(world.system, { name: 'Had' })
    const id = (await world.store.keyPairs.byAlias(domain.defaultSigningKeyPair))?.id ?? ''
    const authenticatedAt = world.clock.now()
    const own = world.as(person('own', 'DOMAIN_ADMINISTRATOR', { domainIds: [domain.id], authenticatedAt }))
    const other = world.as(person('oth', 'DOMAIN_ADMINISTRATOR', { domainIds: ['x'], authenticatedAt }))
    const auditor = world.as(person('aud', 'AUDITOR', { authenticatedAt }))
    for (const ctx of [own, auditor]) {
      await expect(downloadKeyPairFile(ctx, id, 'certificate.pem')).resolves.toBeTruthy()
      await expect(downloadKeyPairFile(ctx, id, 'request.csr')).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(downloadKeyPairFile(other, id, 'certificate.pem')).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['a"; filename="b.exe', 'a-filename-b.exe'],
    ['schlüssel 1', 'schlu-ssel-1'],
    ['鍵', 'key-pair'],
    ['....', 'key-pair'],
  ])('has a file name that is safe in a header and on a disk: %s', (alias, expected) => {
    expect(safeName(alias)).toBe(expected)
  })
})
