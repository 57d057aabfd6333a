import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientView } from '@/lib/schemas/client'
import { addClientCertificate, listClientCertificates, removeClientCertificates } from './client-certificates'
import { createClient } from './clients'
import { createDomain } from './domains'
import { type TestCertificate, testCertificate } from './testing/certificates'
import { openWorld, person, type World } from './testing/world'

let world: World
let client: ClientView
let certificate: TestCertificate
let serial = 0
beforeAll(async () => {
  world = await openWorld()
  await createDomain(world.system, { name: 'Payments' })
  certificate = await testCertificate()
})
beforeEach(async () => {
  const name = `client-${serial++}`
  client = (await createClient(world.system, { name, idDomain: 'Payments', clientType: 'CONFIDENTIAL_CLIENT' })).client
})
afterAll(() => world.close())

const add = (certificateValue: string) => addClientCertificate(world.system, { pk: client.pk }, { certificateValue })

describe('certificates of a client', () => {
  it('are registered from base64 or PEM, and listed with what they say', async () => {
    expect(await add(certificate.base64)).toMatchObject({
      x5tS256: certificate.x5tS256,
      subject: 'CN=partner',
      isSelfSigned: true,
      keyDetails: 'P-256',
      notAfter: new Date('2027-01-01T00:00:00Z'),
    })
    world.clock.advanceSeconds(1)
    const second = await testCertificate({ kind: 'RSA_2048' })
    await add(second.pem)
    const listed = await listClientCertificates(world.system, { name: client.name, domainName: 'Payments' })
    expect(listed.map((each) => [each.x5tS256, each.keyDetails])).toEqual([
      [certificate.x5tS256, 'P-256'],
      [second.x5tS256, 'RSA, 2048 bits'],
    ])
  })

  it('are there once each', async () => {
    await add(certificate.pem)
    await expect(add(certificate.base64)).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { certificateValue: expect.anything() },
    })
  })

  it.each([
    ['a bare public key', () => certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a private key', () => certificate.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['nothing', () => ''],
    ['a cut-off certificate', () => certificate.base64.slice(0, 200)],
    ['more than anybody reads', () => 'A'.repeat(1_000_000)],
  ])('are refused when the text is %s, and nothing is written', async (_, text) => {
    const { seq } = await world.store.audit.head()
    await expect(add(text())).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { certificateValue: expect.anything() },
    })
    expect((await world.store.audit.head()).seq).toBe(seq)
  })

  it('are refused once they have ended', async () => {
    const old = await testCertificate({ now: new Date('2024-01-01T00:00:00Z'), validityDays: 30 })
    await expect(add(old.pem)).rejects.toThrow('ended on 2024-01-31')
  })

  it('go by either thumbprint, in base64url or in hex, or all at once', async () => {
    const hex = Buffer.from(certificate.x5tS256, 'base64url')
      .toString('hex')
      .toUpperCase()
      .replace(/(..)(?=.)/g, '$1:')
    const { x5t } = await add(certificate.pem)
    for (const thumbprint of [certificate.x5tS256, hex, x5t, undefined]) {
      await removeClientCertificates(world.system, { pk: client.pk }, thumbprint)
      expect(await listClientCertificates(world.system, { pk: client.pk })).toEqual([])
      await add(certificate.pem)
    }
    const unknown = removeClientCertificates(world.system, { pk: client.pk }, 'AAAA')
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stand in the history of the client when they come and go', async () => {
    await add(certificate.pem)
    await removeClientCertificates(world.system, { pk: client.pk })
    const own = (await world.store.audit.after(0, 1000)).filter((entry) => entry.entityId === client.pk)
    expect(own.slice(1).map(({ action, entityKind }) => [action, entityKind])).toEqual([
      ['client.add-certificate', 'client'],
      ['client.remove-certificate', 'client'],
    ])
    expect(own[1]?.changes).toEqual([
      { field: 'certificates', before: [], after: [`CN=partner (${certificate.x5tS256})`] },
    ])
  })

  it('change only for somebody who proved the password in the last five minutes', async () => {
    const stale = world.as(person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date('2025-12-31T23:00:00Z') }))
    const given = { certificateValue: certificate.pem }
    await expect(addClientCertificate(stale, { pk: client.pk }, given)).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
    const auditor = world.as(person('otto', 'AUDITOR'))
    await expect(addClientCertificate(auditor, { pk: client.pk }, given)).rejects.toMatchObject({ code: 'forbidden' })
    const elsewhere = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ['0'.repeat(32)] }))
    await expect(listClientCertificates(elsewhere, { pk: client.pk })).rejects.toMatchObject({ code: 'not_found' })
  })
})
