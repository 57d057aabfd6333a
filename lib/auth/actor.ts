import type { Role } from '@/lib/schemas/role'

/** Who asks. Built by a door from a session, a Basic header or an API token; checked by every service. */
export interface Actor {
  kind: 'ACCOUNT' | 'API_TOKEN' | 'SYSTEM' | 'ANONYMOUS'
  /** account id; for SYSTEM and ANONYMOUS null */
  id: string | null
  name: string
  /** null: no role, so no permission */
  role: Role | null
  /** domains it may reach; null means all of them */
  domainIds: readonly string[] | null
  /** an account of the portal: whose people it belongs to (one of the two), and what it may do there */
  portal?: { customerId: string | null; partnerId: string | null; role: 'OWNER' | 'MEMBER' }
  /** console session, where there is one */
  sessionId?: string
  /** last proof of the password, for things that ask for it again after five minutes */
  authenticatedAt?: Date
}

export const ANONYMOUS: Actor = { kind: 'ANONYMOUS', id: null, name: 'anonymous', role: null, domainIds: [] }
/** The server itself: first start, background work, the command line of its operator. */
export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, name: 'system', role: 'ADMINISTRATOR', domainIds: null }
