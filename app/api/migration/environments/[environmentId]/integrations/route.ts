import type { NextRequest } from 'next/server'
import { listIntegrations } from '@/lib/migration/integrations'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { answer } from '../../../../answer'

interface Params {
  params: Promise<{ environmentId: string }>
}

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { environmentId } = await params
  const query = integrationListQuerySchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  return answer((ctx) => listIntegrations(ctx, environmentId, query))
}
