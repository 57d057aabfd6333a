import { portalProgress } from '@/lib/migration/portal/chain'
import { answer } from '../../../answer'

export function GET(_: Request, { params }: { params: Promise<{ environmentId: string }> }): Promise<Response> {
  return answer(async (ctx) => portalProgress(ctx, (await params).environmentId), 'portal')
}
