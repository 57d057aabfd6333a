import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import type { RequestSample } from '@/lib/schemas/migration/request-diff'
import { requestDiff, UNKNOWN } from '../portal/request-diff'

/** What changes in the code of internal integrations that share a client, filled with what is known here. */
export function sharedRequest(
  { gateway, enterpriseCode, scope }: Pick<EnvironmentView, 'gateway' | 'enterpriseCode' | 'scope'>,
  { ssd, ocim }: { ssd: GatewayClientView | null; ocim: GatewayClientView | null },
): RequestSample[] {
  return requestDiff({
    url: gateway.url,
    beforeClientId: ssd?.clientId ?? UNKNOWN.before,
    afterClientId: ocim?.clientId ?? UNKNOWN.after,
    enterpriseId: enterpriseCode ?? UNKNOWN.enterprise,
    scope,
  })
}
