import type { NextRequest } from 'next/server'
import { previewResourceDeletion } from '@/lib/policy/resources'
import { answer } from '../../../answer'

/** Who names a scope of a resource server: shown before its removal is tried. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ resourceId: string }> },
): Promise<Response> {
  const { resourceId } = await params
  const scope = request.nextUrl.searchParams.get('scope')
  return answer((ctx) => previewResourceDeletion(ctx, { id: resourceId }, scope ? [scope.slice(0, 300)] : undefined))
}
