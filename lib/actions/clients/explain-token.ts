'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { getClient } from '@/lib/policy/clients'
import { getDomain } from '@/lib/policy/domains'
import { explainClaims } from '@/lib/policy/explain-token'
import { getResource } from '@/lib/policy/resources'
import { scopeReadings } from '@/lib/policy/scope-names'
import type { ResourceView } from '@/lib/schemas/resource'

const MAX_SCOPES = 50

/** Says for each claim of a token, which the browser already holds, what setting it came from. The token itself stays there. */
export const explainTokenAction = createAction({
  schema: z.object({ pk: z.string().max(64), claims: z.record(z.string().max(200), z.unknown()) }),
  run: async (ctx, { pk, claims }) => {
    const client = await getClient(ctx, { pk })
    const domain = await getDomain(ctx, { id: client.domainId })
    const scopes = z.array(z.string()).catch([]).parse(claims.scope).slice(0, MAX_SCOPES)
    return explainClaims({ client, domain, resources: await owners(ctx, scopes, domain.name), claims })
  },
})

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
