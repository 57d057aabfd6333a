import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { getEnvironment } from '@/lib/migration/environments'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { orNotFound } from '../../../or-not-found'
import { accessFor, pageContext } from '../../../page-context'

export interface EnvironmentPageProps {
  params: Promise<{ environmentId: string }>
}

/** The environment of the address; layout, page and title of one request read it once. */
export const loadEnvironment = cache(
  async (environmentId: string): Promise<{ ctx: ServiceContext; environment: EnvironmentView; access: Access }> => {
    const ctx = await pageContext()
    if (!may(ctx.actor, 'migration:read')) notFound()
    const environment = await orNotFound(getEnvironment(ctx, environmentId))
    return { ctx, environment, access: accessFor(ctx, 'migration:write') }
  },
)

export function environmentTitle(tab?: string) {
  return async ({ params }: EnvironmentPageProps): Promise<Metadata> => {
    const { environment } = await loadEnvironment((await params).environmentId)
    return { title: tab ? `${tab} · ${environment.label}` : environment.label }
  }
}
