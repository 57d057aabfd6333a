import type { NextRequest } from 'next/server'
import { searchConsole } from '@/lib/policy/search'
import { answer } from '../answer'

export function GET(request: NextRequest): Promise<Response> {
  return answer((ctx) => searchConsole(ctx, request.nextUrl.searchParams.get('q') ?? ''))
}
