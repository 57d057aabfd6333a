import { createPrivateKey } from 'node:crypto'
import { decryptPkcs8 } from './decrypt-pkcs8'
import { KeyFileError, type RawPair } from './key-file'

interface Block {
  label: string
  body: string
}

const KEY_LABELS = new Set(['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'])

/**
 * Reads one certificate and one private key from PEM text. Text outside the blocks is left alone (tools write who the
 * certificate is for); of several certificates the first counts, the rest is its chain.
 * @see RFC 7468 §2
 */
export function readPem(text: string, password: string | null): RawPair {
  const blocks = blocksOf(text)
  const keys = blocks.filter(({ label }) => KEY_LABELS.has(label))
  const certificate = blocks.find(({ label }) => label === 'CERTIFICATE')
  if (!certificate) throw new KeyFileError('certificate', 'There is no certificate (BEGIN CERTIFICATE) in the text')
  const [key, second] = keys
  if (!key) throw new KeyFileError('privateKey', 'There is no private key (BEGIN PRIVATE KEY) in the text')
  if (second) throw new KeyFileError('privateKey', 'There is more than one private key; send exactly one pair')
  return { certificate: decoded(certificate, 'certificate'), privateKey: openKey(key, password) }
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: { label: string; lines: string[] } | null = null
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const begin = /^-----BEGIN ([A-Z0-9 ]{1,40})-----$/.exec(line)
    const end = /^-----END ([A-Z0-9 ]{1,40})-----$/.exec(line)
    if (begin?.[1]) {
      if (open) throw new KeyFileError('file', `The block ${open.label} has no end`)
      open = { label: begin[1], lines: [] }
    } else if (end) {
      if (!open || open.label !== end[1]) throw new KeyFileError('file', 'A block ends that did not begin')
      blocks.push({ label: open.label, body: open.lines.join('\n') })
      open = null
    } else open?.lines.push(line)
  }
  if (open) throw new KeyFileError('file', `The block ${open.label} has no end`)
  return blocks
}

function decoded({ label, body }: Block, field: 'certificate' | 'privateKey'): Buffer {
  const base64 = body.replaceAll(/\s/g, '')
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new KeyFileError(field, `The block ${label} is not base64`)
  }
  return Buffer.from(base64, 'base64')
}

function openKey(block: Block, password: string | null): RawPair['privateKey'] {
  if (block.label === 'ENCRYPTED PRIVATE KEY') {
    return { bytes: decryptPkcs8(decoded(block, 'privateKey'), password), type: 'pkcs8' }
  }
  if (/^Proc-Type: *4, *ENCRYPTED$/m.test(block.body)) return openTraditional(block, password)
  const type = block.label === 'RSA PRIVATE KEY' ? 'pkcs1' : block.label === 'EC PRIVATE KEY' ? 'sec1' : 'pkcs8'
  return { bytes: decoded(block, 'privateKey'), type }
}

/** The encryption of PEM itself, older than PKCS#8; its derivation is one round, so it costs nothing. */
function openTraditional({ label, body }: Block, password: string | null): RawPair['privateKey'] {
  if (!password) throw new KeyFileError('password', 'The private key is encrypted, so its password is needed')
  try {
    const pem = `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
    const key = createPrivateKey({ key: pem, format: 'pem', passphrase: password })
    return { bytes: key.export({ type: 'pkcs8', format: 'der' }), type: 'pkcs8' }
  } catch {
    throw new KeyFileError('password', 'The password does not open the private key')
  }
}
