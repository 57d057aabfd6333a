import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import forge from 'node-forge'
import { beforeAll, describe, expect, it } from 'vitest'
import { EC_P256, EC_P384, ED25519, OpensslFiles, RSA_1024 } from '../testing/openssl-files'
import { type KeyFile, KeyFileError, type ReadPair } from './key-file'
import { readKeyFile } from './read-key-file'

const files = new OpensslFiles()
const password = 'correct horse ümläut'
beforeAll(() => {
  files.pair('rsa', undefined, '/C=US/O=Example, Inc./CN=signing')
  files.pair('other').pair('ec', EC_P256).pair('ed', ED25519).pair('short', RSA_1024).pair('p384', EC_P384)
})

const pem = (text: string, secret: string | null = null): KeyFile => ({ form: 'pem', text, password: secret })
const p12 = (bytes: Buffer, secret = password): KeyFile => ({ form: 'pkcs12', bytes, password: secret })
const refusal = (file: KeyFile): { field: string; message: string } => {
  try {
    readKeyFile(file)
  } catch (error) {
    if (error instanceof KeyFileError) return { field: error.field, message: error.message }
    throw error
  }
  throw new Error('it was taken')
}

function expectWhole(pair: ReadPair, name: string) {
  const certificate = new X509Certificate(files.text(`${name}.crt`))
  expect(new X509Certificate(pair.certificate).raw.equals(certificate.raw)).toBe(true)
  const key = createPrivateKey({ key: Buffer.from(pair.privateKey), format: 'der', type: 'pkcs8' })
  const digest = pair.keyType === 'OKP' ? null : 'sha256'
  const text = Buffer.from('text')
  expect(verify(digest, text, certificate.publicKey, sign(digest, text, key))).toBe(true)
}

describe('a key file made by OpenSSL', () => {
  it.each([
    ['rsa', 'RS256', 2048],
    ['ec', 'ES256', 256],
    ['ed', 'EdDSA', 256],
  ])('is read as PEM, DER and PKCS#12: %s', (name, algorithm, sizeBits) => {
    const forms: KeyFile[] = [
      pem(files.pem(name)),
      { form: 'der', ...files.der(name), password: null },
      p12(files.pkcs12(name, password)),
    ]
    for (const form of forms) {
      const pair = readKeyFile(form)
      expect(pair).toMatchObject({ algorithm, sizeBits })
      expectWhole(pair, name)
    }
  })

  it.each([
    ['RC2 and 3DES with a SHA-1 MAC', ['-legacy']],
    ['3DES with a SHA-1 MAC', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['AES-256 with a SHA-256 MAC', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']],
    ['AES-128 with a SHA-512 MAC', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['an open certificate', ['-certpbe', 'NONE']],
    ['100,000 rounds', ['-iter', '100000']],
    ['the chain beside it', ['-certfile', 'other.crt']],
  ])('is read as PKCS#12 with %s', (_, options) => {
    expectWhole(readKeyFile(p12(files.pkcs12('variant', password, options, 'rsa'))), 'rsa')
  })

  it.each([
    ['AES-256', ['-v2', 'aes-256-cbc']],
    ['AES-128, HMAC-SHA-1', ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1']],
    ['3DES', ['-v2', 'des3']],
    ['the old PKCS#12 cipher', ['-v1', 'PBE-SHA1-3DES']],
  ])('is read with an encrypted PKCS#8 key: %s', (_, options) => {
    files.run('pkcs8', '-topk8', '-in', 'rsa.key', '-out', 'enc.key', '-passout', `pass:${password}`, ...options)
    expectWhole(readKeyFile(pem(files.text('rsa.crt') + files.text('enc.key'), password)), 'rsa')
    files.run(
      'pkcs8',
      '-topk8',
      '-in',
      'rsa.key',
      '-outform',
      'DER',
      '-out',
      'enc.der',
      '-passout',
      'pass:x',
      ...options,
    )
    const { certificate } = files.der('rsa')
    expectWhole(readKeyFile({ form: 'der', certificate, privateKey: files.bytes('enc.der'), password: 'x' }), 'rsa')
  })

  it('is read with a traditional key, open or encrypted', () => {
    files.run('rsa', '-in', 'rsa.key', '-traditional', '-out', 'old.key')
    expectWhole(readKeyFile(pem(files.text('old.key') + files.text('rsa.crt'))), 'rsa')
    files.run('rsa', '-in', 'rsa.key', '-traditional', '-aes256', '-passout', 'pass:old', '-out', 'oldenc.key')
    expectWhole(readKeyFile(pem(files.text('oldenc.key') + files.text('rsa.crt'), 'old')), 'rsa')
    files.run('ec', '-in', 'ec.key', '-out', 'sec1.key')
    expectWhole(readKeyFile(pem(files.text('sec1.key') + files.text('ec.crt'))), 'ec')
  })

  it('may have text around its PEM blocks', () => {
    expectWhole(readKeyFile(pem(`subject=signing\r\n\r\n${files.pem('rsa')}\nthe end`)), 'rsa')
  })

  it('names its subject most specific part first, with what is special escaped', () => {
    expect(readKeyFile(pem(files.pem('rsa'))).subject).toBe('CN=signing, O=Example\\, Inc., C=US')
  })
})

describe('a key file that is refused', () => {
  it('C03: has an RSA key of 1024 bits', () => {
    expect(refusal(pem(files.pem('short')))).toMatchObject({
      field: 'privateKey',
      message: expect.stringMatching(/2048/),
    })
    expect(refusal(p12(files.pkcs12('short', password))).field).toBe('privateKey')
  })

  it('has another curve', () => {
    expect(refusal(pem(files.pem('p384'))).message).toContain('P-256')
  })

  it('has the certificate of another key', () => {
    const mixed = files.text('other.crt') + files.text('rsa.key')
    expect(refusal(pem(mixed))).toMatchObject({ field: 'certificate' })
    const { certificate } = files.der('other')
    const { privateKey } = files.der('rsa')
    expect(refusal({ form: 'der', certificate, privateKey, password: null }).field).toBe('certificate')
  })

  it('C04: holds two pairs', () => {
    expect(refusal(pem(files.pem('rsa') + files.pem('other')))).toMatchObject({ field: 'privateKey' })
    expect(refusal(p12(twoPairs()))).toEqual({
      field: 'file',
      message: 'The file holds more than one private key; it must hold exactly one pair',
    })
  })

  it('comes without its password, or with a wrong one', () => {
    files.run('pkcs8', '-topk8', '-in', 'rsa.key', '-out', 'sealed.key', '-passout', 'pass:right')
    const text = files.text('rsa.crt') + files.text('sealed.key')
    for (const secret of [null, '', 'wrong']) expect(refusal(pem(text, secret)).field).toBe('password')
    for (const options of [[], ['-legacy']]) {
      const bytes = files.pkcs12('guarded', password, options, 'rsa')
      for (const secret of ['', 'wrong']) expect(refusal(p12(bytes, secret)).field).toBe('password')
    }
  })

  it('has only one half', () => {
    expect(refusal(pem(files.text('rsa.crt'))).field).toBe('privateKey')
    expect(refusal(pem(files.text('rsa.key'))).field).toBe('certificate')
    expect(refusal(pem('')).field).toBe('certificate')
  })

  it('has junk inside a block, or a block without an end', () => {
    expect(refusal(pem(files.pem('rsa').replace('\nMII', '\n<MII'))).message).toContain('base64')
    expect(refusal(pem(files.text('rsa.crt').slice(0, 400))).message).toContain('no end')
  })

  it('asks for two thousand million rounds of key derivation', () => {
    files.run('pkcs8', '-topk8', '-in', 'rsa.key', '-outform', 'DER', '-out', 'rounds.der', '-passout', 'pass:x')
    const bomb = withRounds(files.bytes('rounds.der'))
    const { certificate } = files.der('rsa')
    const asked = refusal({ form: 'der', certificate, privateKey: bomb, password: 'x' })
    expect(asked.message).toContain('rounds of key derivation')
  })

  it('is cut off anywhere, or has any byte altered: never taken for another pair, never an unexpected error', () => {
    const { certificate, privateKey } = files.der('ec')
    const archive = files.pkcs12('ec', password)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, isCut) => {
        for (const [make, whole] of [
          [(bytes: Buffer): KeyFile => ({ form: 'der', certificate, privateKey: bytes, password: null }), privateKey],
          [(bytes: Buffer): KeyFile => ({ form: 'der', certificate: bytes, privateKey, password: null }), certificate],
          [(bytes: Buffer): KeyFile => p12(bytes), archive],
        ] as const) {
          const index = at % whole.length
          const altered = Buffer.from(whole)
          altered[index] = (altered[index] ?? 0) ^ change
          try {
            const pair = readKeyFile(make(isCut ? whole.subarray(0, index) : altered))
            // What is not covered by any check (a signature of the certificate, a name) may differ; the key may not.
            expect(pair.publicKey).toBe(
              new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
            )
          } catch (error) {
            expect(error).toBeInstanceOf(KeyFileError)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is nested forty thousand levels deep', () => {
    expect(refusal(p12(nested(40_000))).field).toBe('file')
    const { certificate } = files.der('rsa')
    expect(refusal({ form: 'der', certificate, privateKey: nested(40_000), password: null }).field).toBe('privateKey')
  })

  it('claims a length that is not there', () => {
    for (const head of ['3084ffffffff', '3088ffffffffffffffff', '30fe', '3080', '04847fffffff']) {
      expect(refusal(p12(Buffer.from(head, 'hex'))).field).toBe('file')
    }
  })
})

/** A file with two keys and two certificates. OpenSSL writes one pair only, so the contents of two of its files are joined. */
function twoPairs(): Buffer {
  const [first, second] = ['rsa', 'other'].map((name) => {
    const root = parse(files.pkcs12(`${name}-open`, password, ['-nomac'], name))
    return { root, safe: octetsOf(root) }
  })
  if (!first || !second) throw new Error('two files were made')
  const joined = parse(Buffer.from(first.safe.value as string, 'latin1'))
  const more = parse(Buffer.from(second.safe.value as string, 'latin1'))
  joined.value = [...childrenOf(joined), ...childrenOf(more)]
  first.safe.value = forge.asn1.toDer(joined).getBytes()
  return Buffer.from(forge.asn1.toDer(first.root).getBytes(), 'latin1')
}

const parse = (bytes: Buffer) => forge.asn1.fromDer(bytes.toString('latin1'))
const childrenOf = (node: forge.asn1.Asn1) => node.value as forge.asn1.Asn1[]

/** The first OCTET STRING below a node. */
function octetsOf(node: forge.asn1.Asn1): forge.asn1.Asn1 {
  const open = [node]
  for (let next = open.shift(); next; next = open.shift()) {
    if (next.type === forge.asn1.Type.OCTETSTRING && next.tagClass === 0) return next
    if (Array.isArray(next.value)) open.push(...next.value)
  }
  throw new Error('there is none')
}

/** Indefinite SEQUENCEs inside each other. */
function nested(levels: number): Buffer {
  return Buffer.alloc(levels * 2, Buffer.from([0x30, 0x80]))
}

/** Asks for 2^31 - 1 rounds where the file asked for 2048. */
function withRounds(der: Buffer): Buffer {
  const root = parse(der)
  const open = [root]
  let changed = 0
  for (let next = open.shift(); next; next = open.shift()) {
    if (Array.isArray(next.value)) open.push(...next.value)
    else if (next.type === forge.asn1.Type.INTEGER && next.value === '\x08\x00') {
      next.value = '\x7f\xff\xff\xff'
      changed++
    }
  }
  expect(changed).toBe(1)
  return Buffer.from(forge.asn1.toDer(root).getBytes(), 'latin1')
}
