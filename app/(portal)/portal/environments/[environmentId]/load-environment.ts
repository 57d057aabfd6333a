import type { Metadata } from 'next'
import { cache } from 'react'
import type { ServiceContext } from '@/lib/auth/context'
import { getEnvironment } from '@/lib/migration/environments'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { orNotFound } from '../../../../(console)/or-not-found'
import { customerContext } from '../../customer-context'

export interface EnvironmentPageProps {
  params: Promise<{ environmentId: string }>
}

/** The environment of the address; layout, page and title of one request read it once. */
export const loadEnvironment = cache(
  async (environmentId: string): Promise<{ ctx: ServiceContext; environment: EnvironmentView; isOwner: boolean }> => {
    const ctx = await customerContext()
    const environment = await orNotFound(getEnvironment(ctx, environmentId))
    return { ctx, environment, isOwner: ctx.actor.portal?.role === 'OWNER' }
  },
)

export function environmentTitle(tab: string) {
  return async ({ params }: EnvironmentPageProps): Promise<Metadata> => {
    const { environment } = await loadEnvironment((await params).environmentId)
    return { title: `${tab} · ${environment.label}` }
  }
}
