/** The domain's PKCE rules in words, strongest first. */
export const PKCE_CHOICES = [
  { value: 'ALL_CLIENTS_TYPES_STRICT', label: 'Every client must use it' },
  { value: 'PUBLIC_CLIENTS_STRICT', label: 'Public and mobile clients must use it; others are left alone' },
  { value: 'ALL_CLIENTS_TYPES', label: 'Enforced for every client that sends it' },
  { value: 'PUBLIC_CLIENTS', label: 'Enforced for public clients that send it; ignored for others' },
  { value: '', label: 'Not set: enforced for a client that sends it' },
] as const

/** Why a rule is weaker than it could be; nothing to say about the strict ones. */
export function pkceAdvice(value: string): string | undefined {
  if (value === 'ALL_CLIENTS_TYPES_STRICT') return undefined
  if (value === 'PUBLIC_CLIENTS_STRICT') {
    return 'A confidential client that sends a challenge is not protected by it. "Every client" closes that gap.'
  }
  return 'A public client that leaves PKCE out is accepted, so a stolen authorization code can be redeemed by anybody.'
}
