import { previewPerson } from '@/lib/policy/preview-people'
import { answer } from '../../../../answer'

interface Params {
  params: Promise<{ domainId: string; userId: string }>
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { domainId, userId } = await params
  return answer((ctx) => previewPerson(ctx, domainId, userId))
}
