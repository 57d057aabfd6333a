import { forge } from './forge'
import { KeyFileError, type KeyFileField } from './key-file'

/** @throws KeyFileError when the bytes are no DER, are nested too deep, or something follows them */
export function parseDer(bytes: Uint8Array, field: KeyFileField, what: string): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'), false)
  } catch {
    throw new KeyFileError(field, `${what} is not DER, or is cut off`)
  }
}

export function derOf(node: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1')
}
