import { getClient } from '@/lib/policy/clients'
import { answer } from '../../answer'

export async function GET(_request: Request, { params }: { params: Promise<{ clientPk: string }> }): Promise<Response> {
  const { clientPk } = await params
  return answer((ctx) => getClient(ctx, { pk: clientPk }))
}
