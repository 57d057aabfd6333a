/** What a gateway's short answers mean to whoever called. @see spec migration §4.1 */
const MEANINGS: Record<string, string> = {
  'Enterprise id is required': 'The header enterpriseId was missing.',
  'Enterprise does not have access to gateway':
    'The enterprise id and the address do not belong together. Take both from the details of this environment.',
  'Failed to authenticate application':
    'The application key, the client id or the secret is not right, or the client is not of the scheme that is in force here.',
  invalid_grant_type_or_scope: 'The grant type or the scope is not the one that the gateway takes.',
  'Address is not allowed':
    'This environment takes calls from some networks only, and this test comes from the portal’s own server. From your own servers the answer may differ.',
  'Access token is not valid': 'The token is not one of this gateway, or its time is over.',
  'Partner connection is not approved': 'The customer has suspended or revoked your connection to this environment.',
  'Property is not allowed': 'The customer limits your client to some hotels, and this is none of them.',
}

export function meaningOf(status: number, answer: string): string {
  if (status === 200) return ''
  return (
    MEANINGS[answer] ??
    (status >= 500 ? 'The gateway could not answer. Try again in a moment.' : 'The gateway refused the request.')
  )
}
