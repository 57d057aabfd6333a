import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '@/lib/base/random'
import { openWithPassphrase, sealWithPassphrase } from './passphrase-file'

const PASSPHRASE = 'a quiet river bends north'
const CONTENT = { clients: [{ clientId: 'feed', clientSecret: 'S3cret-äöü' }] }

/** RFC 7518 §4.8 and RFC 3394 by hand, with nothing of the library that sealed it. */
function openByHand(jwe: string, passphrase: string): string {
  const [header = '', encryptedKey = '', iv = '', ciphertext = '', tag = ''] = jwe.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')
  const { alg, enc, p2s, p2c } = JSON.parse(bytes(header).toString())
  expect({ alg, enc }).toEqual({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' })
  const salt = Buffer.concat([Buffer.from(alg), Buffer.from([0]), bytes(p2s)])
  const wrapping = pbkdf2Sync(passphrase, salt, p2c, 32, 'sha512')
  const unwrap = createDecipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6))
  const key = Buffer.concat([unwrap.update(bytes(encryptedKey)), unwrap.final()])
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv))
  decipher.setAAD(Buffer.from(header))
  decipher.setAuthTag(bytes(tag))
  return Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]).toString()
}

describe('a file sealed with a passphrase (RFC 7516, PBES2)', () => {
  it('opens with the passphrase and with nothing else', async () => {
    const sealed = await sealWithPassphrase(CONTENT, PASSPHRASE, systemRandom)
    expect(await openWithPassphrase(`${sealed}\n`, PASSPHRASE)).toEqual(CONTENT)
    expect(await openWithPassphrase(sealed, `${PASSPHRASE} `)).toBeNull()
    expect(sealed).not.toContain(Buffer.from('clientSecret').toString('base64url').slice(0, 12))
  })

  it('is opened by anything that knows the standards', async () => {
    const sealed = await sealWithPassphrase(CONTENT, PASSPHRASE, systemRandom)
    expect(JSON.parse(openByHand(sealed, PASSPHRASE))).toEqual(CONTENT)
  })

  it('costs a guesser 600,000 rounds of PBKDF2, with a salt of its own', async () => {
    const headers = await Promise.all(
      [1, 2].map(async () => {
        const [header = ''] = (await sealWithPassphrase(CONTENT, PASSPHRASE, systemRandom)).split('.')
        return JSON.parse(Buffer.from(header, 'base64url').toString())
      }),
    )
    expect(headers[0].p2c).toBe(600_000)
    expect(headers[0].p2s).not.toBe(headers[1].p2s)
  })

  it('is refused when it was altered, is something else, or asks for endless work', async () => {
    const sealed = await sealWithPassphrase(CONTENT, PASSPHRASE, systemRandom)
    const [header = '', ...rest] = sealed.split('.')
    const endless = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), p2c: 2_000_000_000 }
    const forged = [Buffer.from(JSON.stringify(endless)).toString('base64url'), ...rest].join('.')
    const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    for (const text of [altered, forged, 'nothing of the kind', '']) {
      expect(await openWithPassphrase(text, PASSPHRASE)).toBeNull()
    }
  })
})
