import { hash } from 'node:crypto'

/** SHA-256 as lower-case hex: how tokens with 256 random bits are stored. Not for secrets that people choose. */
export function sha256Hex(input: string | Buffer): string {
  return hash('sha256', input, 'hex')
}
