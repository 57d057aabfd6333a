import { getRefusal } from '@/lib/migration/refusals'
import { answer } from '../../../answer'

export function GET(_: Request, { params }: { params: Promise<{ correlationId: string }> }): Promise<Response> {
  return answer(async (ctx) => getRefusal(ctx, (await params).correlationId), 'portal')
}
