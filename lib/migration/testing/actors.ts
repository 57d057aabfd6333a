import type { Actor } from '@/lib/auth/actor'
import { ANONYMOUS } from '@/lib/auth/actor'
import { person } from '@/lib/policy/testing/world'

/** Somebody of the portal, who proved the password at the instant the world begins. */
export function portalPerson(
  name: string,
  of: { customerId: string } | { partnerId: string },
  role: 'OWNER' | 'MEMBER' = 'OWNER',
): Actor {
  return {
    ...person(name, 'PORTAL', { domainIds: [] }),
    portal: {
      customerId: 'customerId' in of ? of.customerId : null,
      partnerId: 'partnerId' in of ? of.partnerId : null,
      role,
    },
  }
}

export const OPERATOR: Actor = person('operator', 'MIGRATION_OPERATOR')
export const ADMINISTRATOR: Actor = person('administrator', 'ADMINISTRATOR')
export const AUDITOR: Actor = person('auditor', 'AUDITOR')
export const DOMAIN_ADMINISTRATOR: Actor = person('keeper', 'DOMAIN_ADMINISTRATOR', { domainIds: ['somewhere'] })
export const NOBODY: Actor = ANONYMOUS
