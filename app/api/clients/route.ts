import type { NextRequest } from 'next/server'
import { listClients } from '@/lib/policy/clients'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import { answer } from '../answer'

export function GET(request: NextRequest): Promise<Response> {
  return answer((ctx) =>
    listClients(ctx, clientListQuerySchema.parse(Object.fromEntries(request.nextUrl.searchParams))),
  )
}
