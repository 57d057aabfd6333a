/** Unpadded base64url (RFC 7515 §2). */
export function base64url(input: Buffer | Uint8Array | string): string {
  return Buffer.from(input as Uint8Array).toString('base64url')
}

export function fromBase64url(input: string): Buffer {
  return Buffer.from(input, 'base64url')
}
