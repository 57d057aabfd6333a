import { OPENID_RESOURCE_ID } from '@/components/features/consents/resource-words'
import type { ServiceContext } from '@/lib/auth/context'
import { getClient } from '@/lib/policy/clients'
import { getResource } from '@/lib/policy/resources'
import type { ConsentListQuery } from '@/lib/schemas/consent-list-query'

interface ChosenNames {
  client: string | null
  resource: string | null
}

/** What the filters of the ledger are set to, by name; an id nobody knows, or that is not theirs to see, stays an id. */
export async function chosenNames(
  ctx: ServiceContext,
  { client, resource }: Pick<ConsentListQuery, 'client' | 'resource'>,
): Promise<ChosenNames> {
  const [clientName, resourceName] = await Promise.all([
    client ? nameOf(getClient(ctx, { pk: client }), client) : null,
    resource
      ? resource === OPENID_RESOURCE_ID
        ? 'OpenID Connect'
        : nameOf(getResource(ctx, { id: resource }), resource)
      : null,
  ])
  return { client: clientName, resource: resourceName }
}

async function nameOf(found: Promise<{ name: string }>, id: string): Promise<string> {
  return found.then(
    ({ name }) => name,
    () => id,
  )
}
