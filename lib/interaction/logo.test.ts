import { describe, expect, it } from 'vitest'
import { logoAnswer } from './logo'

const bytes = Buffer.from([0x89, 0x50])

describe('a logo', () => {
  it('is kept by browsers and cannot do anything but be shown', () => {
    expect(logoAnswer({ type: 'image/webp', bytes })).toMatchObject({
      status: 200,
      headers: {
        'Content-Type': 'image/webp',
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
      body: bytes,
    })
  })

  it.each(['image/svg+xml', 'text/html', ''])('is not served as %s', (type) => {
    expect(logoAnswer({ type, bytes })).toBeNull()
  })

  it('is nothing where there is none', () => {
    expect(logoAnswer(null)).toBeNull()
  })
})
