import { header } from '@/lib/base/http-message'
import type { Check } from '../check'
import { found } from '../draft'

/** Where a chain lists no hotels, nobody can say that one is not among them. */
export const property: Check = {
  rule: 'gateway.property',
  look({ request, properties, environment }) {
    const code = (header(request, 'x-hotelid') ?? '').trim()
    if (code === '') return null
    const known = found(environment).properties
    if (properties !== null) return properties.has(code) ? null : 'another hotel'
    return known.size === 0 || known.has(code) ? null : 'a hotel of another chain'
  },
  held: ({ request }) => ((header(request, 'x-hotelid') ?? '') === '' ? 'no hotel named' : 'a hotel it may call'),
}
