import { X509Certificate } from '@peculiar/x509'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { systemRandom } from '@/lib/base/random'
import { selfSignedCertificate } from './certificate'
import { distinguishedName } from './distinguished-name'
import { generateKeys } from './generate'
import { nameOf } from './subject-name'

const now = new FrozenClock('2026-03-01T12:00:00Z').now()

describe('the subject of a certificate', () => {
  it('holds every part as it was given, and reads from the narrowest to the widest', async () => {
    const subject = {
      commonName: 'signing 1',
      organizationalUnit: 'Keys',
      organization: 'Example',
      locality: 'Köln',
      state: 'NRW',
      country: 'DE',
    }
    const facts = await selfSignedCertificate(await generateKeys('EC_P256'), {
      subject,
      validityDays: 1,
      now,
      random: systemRandom,
    })
    expect(facts.subject).toBe('CN=signing 1, OU=Keys, O=Example, L=Köln, ST=NRW, C=DE')
    expect(new X509Certificate(facts.certificate).subjectName.toJSON()).toEqual([
      { C: ['DE'] },
      { ST: ['NRW'] },
      { L: ['Köln'] },
      { O: ['Example'] },
      { OU: ['Keys'] },
      { CN: ['signing 1'] },
    ])
  })

  it.each([
    ['a, O=Evil', 'CN=a\\, O\\=Evil'],
    ['#beef', 'CN=\\#beef'],
    [' spaced ', 'CN=\\ spaced\\ '],
    ['a+b"c\\d;e<f>', 'CN=a\\+b\\"c\\\\d\\;e\\<f\\>'],
  ])('cannot smuggle in another part: %s', (commonName, expected) => {
    expect(distinguishedName(nameOf({ commonName }))).toBe(expected)
  })

  it('reads on one line whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' }), (commonName) => {
        expect(distinguishedName(nameOf({ commonName }))).not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})
