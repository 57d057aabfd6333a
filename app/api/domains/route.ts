import type { NextRequest } from 'next/server'
import { listDomains } from '@/lib/policy/domains'
import { domainListQuerySchema } from '@/lib/schemas/list-query'
import { answer } from '../answer'

export function GET(request: NextRequest): Promise<Response> {
  return answer((ctx) =>
    listDomains(ctx, domainListQuerySchema.parse(Object.fromEntries(request.nextUrl.searchParams))),
  )
}
