import type { Phase } from '@/lib/schemas/migration/phase'
import type { BulkRows } from '@/lib/store/migration/bulk-types'

export interface DemoEnvironment {
  id: string
  code: string
  /** `<chain code>/<code>` */
  label: string
  phase: Phase
  kind: 'PRODUCTION' | 'NON_PRODUCTION'
  chain: { id: string; code: string }
  enterpriseCode: string
  customer: { id: string; name: string; applications: ReadonlyMap<string, string> }
  gatewayId: string
  /** ids of the hotels of its chain */
  properties: readonly string[]
  operator: string
}

export interface DemoPartner {
  id: string
  name: string
  account: string
  builds: readonly { name: string; build: string; applicationId: string }[]
}

export interface DemoWorld {
  rows: BulkRows
  environments: DemoEnvironment[]
  partners: DemoPartner[]
}

/** How far an integration has come; BROKEN is left behind by a completion. */
export type Stage = 'IDLE' | 'ACKNOWLEDGED' | 'ISSUED' | 'TESTED' | 'DUAL' | 'QUIET' | 'DONE' | 'BROKEN'

export interface DemoIntegration {
  id: string
  environment: DemoEnvironment
  name: string
  partner: DemoPartner | null
  applicationId: string | null
  stage: Stage
  usernames: string[]
  /** id of the client that it uses under OCIM, once there is one */
  ocimClientId: string | null
  /** tokens a day */
  volume: number
}
