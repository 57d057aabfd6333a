import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { isAfter } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'

export interface VerifyFacts {
  environment: Pick<EnvironmentRecord, 'phase' | 'completedAt'>
  /** refused requests since completion, within the quiet time */
  errors: number
  /** an internal integration uses a client of its own */
  hasOwnClient: boolean
}

type Verifiable = Pick<IntegrationItem, 'state' | 'ownerKind' | 'lastOcimAt' | 'lastOcimApiAt' | 'limitsConfirmedAt'>

/** Why an integration cannot be verified yet; null when it can, or is. @see spec migration §6 */
export function verifyObjection(
  integration: Verifiable,
  { environment, errors, hasOwnClient }: VerifyFacts,
): string | null {
  const { state, ownerKind, lastOcimAt, lastOcimApiAt, limitsConfirmedAt } = integration
  if (state === 'VERIFIED') return null
  const since = environment.completedAt
  if (!isAfter(environment.phase) || since === null) return 'The migration is not completed yet'
  if (state !== 'OCIM_ONLY') return 'It has never got a token by OCIM'
  if (lastOcimAt === null || lastOcimAt < since) return 'It has got no token since the completion'
  if (lastOcimApiAt === null || lastOcimApiAt < since) return 'It has made no API call since the completion'
  if (errors > 0) return `${errors.toLocaleString('en')} of its requests were refused lately`
  if (ownerKind === 'PARTNER' && limitsConfirmedAt === null) return 'The partner has not confirmed its property limits'
  if (ownerKind === 'CUSTOMER' && !hasOwnClient) return 'It has no client of its own'
  return null
}
