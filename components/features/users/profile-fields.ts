import type { ProfileClaim } from '@/lib/schemas/user'

/** Standard profile claims in words. @see OpenID Connect Core 1.0 §5.1 */
export const PROFILE_FIELDS: readonly { claim: ProfileClaim; label: string; example?: string }[] = [
  { claim: 'locale', label: 'Language', example: 'For example de-DE.' },
  { claim: 'zoneinfo', label: 'Time zone', example: 'For example Europe/Berlin.' },
  { claim: 'preferred_username', label: 'Preferred user name', example: 'Without one it is the user name.' },
  { claim: 'nickname', label: 'Nickname' },
  { claim: 'middle_name', label: 'Middle name' },
  { claim: 'birthdate', label: 'Birth date', example: 'Year, month and day: 1990-12-31.' },
  { claim: 'gender', label: 'Gender' },
  { claim: 'website', label: 'Web site' },
  { claim: 'profile', label: 'Profile page' },
  { claim: 'picture', label: 'Picture', example: 'Address of an image.' },
]
