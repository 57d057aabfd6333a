import type { NextRequest } from 'next/server'
import { listResources } from '@/lib/policy/resources'
import { resourceListQuerySchema } from '@/lib/schemas/list-query'
import { answer } from '../answer'

export function GET(request: NextRequest): Promise<Response> {
  return answer((ctx) =>
    listResources(ctx, resourceListQuerySchema.parse(Object.fromEntries(request.nextUrl.searchParams))),
  )
}
