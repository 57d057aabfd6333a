import { environmentLive } from '@/lib/migration/environment-live'
import { answer } from '../../../answer'

interface Params {
  params: Promise<{ environmentId: string }>
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { environmentId } = await params
  return answer((ctx) => environmentLive(ctx, environmentId))
}
