import type { Check } from '../check'

export const grant: Check = {
  rule: 'gateway.grant',
  look({ params }) {
    const grantType = params.get('grant_type')
    if (grantType === undefined) return 'none'
    return grantType === 'client_credentials' ? null : 'another grant type'
  },
  held: () => 'client_credentials',
}
