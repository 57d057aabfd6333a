import { describe, expect, it } from 'vitest'
import { imageFacts } from './image-facts'
import { gif, jpeg, png, webp } from './testing/images'

describe('what the bytes of a picture say', () => {
  it('tells type and size of PNG, JPEG and the three forms of WebP', () => {
    expect(imageFacts(png(120, 40))).toEqual({ type: 'image/png', width: 120, height: 40 })
    expect(imageFacts(jpeg(320, 200))).toEqual({ type: 'image/jpeg', width: 320, height: 200 })
    for (const form of ['lossy', 'lossless', 'extended'] as const) {
      expect(imageFacts(webp(64, 48, form))).toEqual({ type: 'image/webp', width: 64, height: 48 })
    }
  })

  it.each([
    ['SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['GIF', gif()],
    ['nothing', Buffer.alloc(0)],
    ['a PNG signature alone', png(1, 1).subarray(0, 8)],
    ['a PNG cut off', png(10, 10).subarray(0, -1)],
    ['a PNG with a script behind it', Buffer.concat([png(10, 10), Buffer.from('<script>alert(1)</script>')])],
    ['a JPEG with a script behind it', Buffer.concat([jpeg(10, 10), Buffer.from('<script>alert(1)</script>')])],
    ['a WebP with a script behind it', Buffer.concat([webp(8, 8, 'lossy'), Buffer.from('<script>')])],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000044a46ffd9', 'hex')],
    ['a JPEG whose segment has no length', Buffer.from('ffd8ffe00000ffd9ffd9ffd9', 'hex')],
    ['a PNG whose first chunk is another', Buffer.concat([png(1, 1).subarray(0, 12), Buffer.from('tEXt'), png(1, 1)])],
  ])('does not take %s for a picture', (_, bytes) => {
    expect(imageFacts(bytes)).toBeNull()
  })

  it('reads whatever bytes come without failing', () => {
    const heads = [png(9, 9), jpeg(9, 9), webp(9, 9, 'lossy'), webp(9, 9, 'lossless')]
    for (const head of heads) {
      for (let cut = 0; cut < head.length; cut++) {
        for (const value of [0, 0xff]) {
          const bytes = Buffer.from(head)
          bytes[cut] = value
          expect(() => imageFacts(bytes)).not.toThrow()
          expect(() => imageFacts(bytes.subarray(0, cut))).not.toThrow()
        }
      }
    }
  })
})
