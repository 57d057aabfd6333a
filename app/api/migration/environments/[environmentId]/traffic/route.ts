import { liveCounts } from '@/lib/migration/usage'
import { answer } from '../../../../answer'

interface Params {
  params: Promise<{ environmentId: string }>
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { environmentId } = await params
  return answer((ctx) => liveCounts(ctx, environmentId))
}
