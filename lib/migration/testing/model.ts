import type { World } from '@/lib/policy/testing/world'
import type { Phase } from '@/lib/schemas/migration/phase'
import type { Hotel } from './hotel'
import type { Credentials, LiveGateway } from './live-gateway'

/** What the specification says must be, kept by hand beside the real thing and knowing none of its code. */
export interface ModelIntegration {
  id: string
  name: string
  isPartner: boolean
  /** was there from the beginning, with application and users: its requests are asked at the gateway */
  isSeeded: boolean
  /** SSD users that can be converted */
  users: number
  hasCalledByOcim: boolean
  isVerified: boolean
}

export interface ModelEnvironment {
  phase: Phase
  wasOpen: boolean
  cutoverBegan: boolean
  integrations: ModelIntegration[]
  /** those who were connected when the window opened */
  connectedAtOpening: ReadonlySet<string> | null
  stranger: 'none' | 'PENDING' | 'APPROVED' | 'REJECTED' | 'REVOKED'
  /** hotels the customer allows the partner; null: all */
  limits: readonly string[] | null
  credentials: { customer: Credentials | null; partner: Credentials | null }
  /** users at completion */
  converted: number | null
}

export interface Model {
  isNamed: boolean
  environments: [ModelEnvironment, ModelEnvironment]
  /** every secret that was ever told */
  secrets: string[]
}

/** The real thing: one hotel seen from each of its two environments, and the gateway in front of it. */
export interface Real {
  world: World
  gateway: LiveGateway
  hotels: [Hotel, Hotel]
  enterpriseId: string
  /** hashes of the audit log as they were first read, by number */
  seen: Map<number, string>
}

export type Place = 0 | 1
export const DURING: readonly Phase[] = ['MIGRATING', 'CUTOVER']
export const AFTER: readonly Phase[] = ['MIGRATED', 'VERIFIED', 'SUPPORT']

export const other = (at: Place): Place => (at === 0 ? 1 : 0)
export const ownerOf = (integration: ModelIntegration): 'customer' | 'partner' =>
  integration.isPartner ? 'partner' : 'customer'

export function newEnvironment(integrations: ModelIntegration[]): ModelEnvironment {
  return {
    phase: 'PLANNED',
    wasOpen: false,
    cutoverBegan: false,
    integrations,
    connectedAtOpening: null,
    stranger: 'none',
    limits: null,
    credentials: { customer: null, partner: null },
    converted: null,
  }
}
