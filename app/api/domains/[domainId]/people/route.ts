import { searchPeople } from '@/lib/policy/preview-people'
import { answer } from '../../../answer'

export async function GET(request: Request, { params }: { params: Promise<{ domainId: string }> }): Promise<Response> {
  const { domainId } = await params
  const q = new URL(request.url).searchParams.get('q') ?? ''
  return answer((ctx) => searchPeople(ctx, domainId, q))
}
