import { header } from '@/lib/base/http-message'
import type { Check } from '../check'

export const applicationPresent: Check = {
  rule: 'gateway.application-present',
  look: ({ request }) => ((header(request, 'x-app-key') ?? '').trim() === '' ? 'none' : null),
  held: () => 'there',
}
