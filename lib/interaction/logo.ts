import type { HttpResponse } from '@/lib/base/http-message'

/** Pictures without a language of their own: nothing in them can run. */
const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** A logo as an answer; its address changes with it, so browsers keep it. */
export function logoAnswer(logo: { type: string; bytes: Buffer } | null): HttpResponse | null {
  if (!logo || !TYPES.has(logo.type)) return null
  return {
    status: 200,
    headers: {
      'Content-Type': logo.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
    body: logo.bytes,
  }
}
