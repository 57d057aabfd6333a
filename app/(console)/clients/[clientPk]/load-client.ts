import type { Metadata } from 'next'
import { cache } from 'react'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import { getClient } from '@/lib/policy/clients'
import { getDomain } from '@/lib/policy/domains'
import { effectiveClientSettings } from '@/lib/policy/effective'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { orNotFound } from '../../or-not-found'
import { accessFor, pageContext } from '../../page-context'
import { serverDefaults } from '../../server-defaults'

export interface ClientPageProps {
  params: Promise<{ clientPk: string }>
}

interface LoadedClient {
  ctx: ServiceContext
  client: ClientView
  domain: DomainView
  access: Access
  effective: EffectiveSetting[]
}

/** The client of the address with its domain; layout, page and title of one request read it once. */
export const loadClient = cache(async (clientPk: string): Promise<LoadedClient> => {
  const ctx = await pageContext()
  const client = await orNotFound(getClient(ctx, { pk: clientPk }))
  const domain = await orNotFound(getDomain(ctx, { id: client.domainId }))
  return {
    ctx,
    client,
    domain,
    access: accessFor(ctx, 'clients:write', client.domainId),
    effective: effectiveClientSettings(client, domain, await serverDefaults(ctx)),
  }
})

export function clientTitle(tab: string) {
  return async ({ params }: ClientPageProps): Promise<Metadata> => {
    const { client } = await loadClient((await params).clientPk)
    return { title: `${tab} · ${client.name}` }
  }
}
