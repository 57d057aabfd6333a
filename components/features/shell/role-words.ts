import type { Role } from '@/lib/schemas/role'

export const ROLE_WORDS: Record<Role, string> = {
  ADMINISTRATOR: 'Administrator',
  DOMAIN_ADMINISTRATOR: 'Domain administrator',
  AUDITOR: 'Auditor',
}
