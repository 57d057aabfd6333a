import { crc32, deflateSync } from 'node:zlib'

/** Pictures made from their formats' rules, as small as they can be. */

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  return Buffer.concat([u32(data.length), body, u32(crc32(body))])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A picture any browser shows. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc((width + 1) * height))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

export function jpeg(width: number, height: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  const frame = Buffer.concat([Buffer.from('ffc0000b08', 'hex'), size, Buffer.from('01011100', 'hex')])
  const application = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    application,
    frame,
    Buffer.from('ffda0008010100003f0000ffd9', 'hex'),
  ])
}

export function webp(width: number, height: number, form: 'lossy' | 'lossless' | 'extended'): Buffer {
  const body = Buffer.alloc(22)
  body.write({ lossy: 'VP8 ', lossless: 'VP8L', extended: 'VP8X' }[form], 0, 'latin1')
  body.writeUInt32LE(14, 4)
  if (form === 'lossy') {
    body.writeUIntBE(0x9d012a, 11, 3)
    body.writeUInt16LE(width, 14)
    body.writeUInt16LE(height, 16)
  } else if (form === 'lossless') {
    body[8] = 0x2f
    body.writeUInt32LE((width - 1) | ((height - 1) << 14), 9)
  } else {
    body.writeUIntLE(width - 1, 12, 3)
    body.writeUIntLE(height - 1, 15, 3)
  }
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length + 4)
  return Buffer.concat([Buffer.from('RIFF'), length, Buffer.from('WEBP'), body])
}

export function gif(): Buffer {
  return Buffer.from('47494638396101000100000000003b', 'hex')
}
