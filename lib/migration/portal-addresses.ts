import { routes } from '@/lib/base/routes'
import { isAfter } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'

type Place = Pick<EnvironmentRecord, 'phase' | 'kind' | 'gateway' | 'enterprise'>

/**
 * Where people of the customer go: of SSD until completion, of OCIM after it. The Enterprise ID stands in it as it is,
 * without anything between.
 * @see spec migration §3, decision M10
 */
export function customerPortalUrl({ phase, kind, gateway, enterprise }: Place): string {
  if (!isAfter(phase)) return `https://${gateway.host}/ui`
  return `https://${gateway.host}/${enterprise.code ?? ''}${kind === 'PRODUCTION' ? 'prd' : 'uat'}/ui`
}

/** Where partners go, before, during and after. */
export function partnerPortalUrl(publicUrl: string): string {
  return `${publicUrl}${routes.portal()}`
}
