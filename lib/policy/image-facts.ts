import type { LogoType } from '@/lib/schemas/logo'

/** What the bytes of a picture say of themselves. */
export interface ImageFacts {
  type: LogoType
  width: number
  height: number
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * Reads type and size of a picture from its own bytes; nothing is decoded. null for what is none of the types, is cut
 * off, or goes on after its end, as a file does that is a picture and something else as well.
 */
export function imageFacts(bytes: Buffer): ImageFacts | null {
  return pngFacts(bytes) ?? jpegFacts(bytes) ?? webpFacts(bytes)
}

/** @see W3C PNG (third edition) §5.2, §5.3, §11.2.1 */
function pngFacts(bytes: Buffer): ImageFacts | null {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || chunkName(bytes, 12) !== 'IHDR' || bytes.length < 33) return null
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (chunkName(bytes, at + 4) === 'IEND') return end === bytes.length ? { type: 'image/png', ...size } : null
    at = end
  }
  return null
}

/** Frame headers; the other markers of the range mean tables. @see ITU T.81 table B.1 */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** @see ITU T.81 §B.1.1, §B.2.2 */
function jpegFacts(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return null
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (isFrame(marker)) {
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
    const length = bytes.readUInt16BE(at + 2)
    // A scan before any frame, or a segment that does not hold its own length, is no picture.
    if (marker === 0xda || length < 2) return null
    at += 2 + length
  }
  return null
}

/** @see RFC 9649 §2.3 to §2.7 */
function webpFacts(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 30 || chunkName(bytes, 0) !== 'RIFF' || chunkName(bytes, 8) !== 'WEBP') return null
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return null
  const size = webpSize(bytes)
  return size && { type: 'image/webp', ...size }
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  const kind = chunkName(bytes, 12)
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L' && bytes[20] === 0x2f) {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind === 'VP8 ' && bytes.readUIntBE(23, 3) === 0x9d012a) {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
  return null
}

function chunkName(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4)
}
