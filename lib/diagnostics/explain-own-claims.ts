import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { getClient } from '@/lib/policy/clients'
import { getDomain } from '@/lib/policy/domains'
import { explainClaims } from '@/lib/policy/explain-token'
import { getResource } from '@/lib/policy/resources'
import { scopeReadings } from '@/lib/policy/scope-names'
import type { ClaimExplanation } from '@/lib/schemas/claim-explanation'
import type { ResourceView } from '@/lib/schemas/resource'

const MAX_SCOPES = 50

/** Says for each claim of a token of a client what setting it came from. */
export async function explainOwnClaims(
  ctx: ServiceContext,
  clientPk: string,
  claims: Record<string, unknown>,
): Promise<ClaimExplanation[]> {
  const client = await getClient(ctx, { pk: clientPk })
  const domain = await getDomain(ctx, { id: client.domainId })
  const scopes = Array.isArray(claims.scope) ? claims.scope.filter((scope) => typeof scope === 'string') : []
  return explainClaims({
    client,
    domain,
    resources: await owners(ctx, scopes.slice(0, MAX_SCOPES), domain.name),
    claims,
  })
}

/** The resource servers of the scopes; built-in scopes have none. */
async function owners(ctx: ServiceContext, scopes: readonly string[], domainName: string): Promise<ResourceView[]> {
  const names = new Set(scopes.flatMap(scopeReadings).map((reading) => reading.resource))
  const found = await Promise.all(
    [...names].slice(0, MAX_SCOPES).map((name) =>
      getResource(ctx, { name, domainName }).catch((error: unknown) => {
        if (isAppError(error) && error.code === 'not_found') return null
        throw error
      }),
    ),
  )
  return found.filter((resource) => resource !== null)
}
