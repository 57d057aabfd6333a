import { getDomain } from '@/lib/policy/domains'
import { listResources } from '@/lib/policy/resources'
import { BUILT_IN_SCOPES } from '@/lib/schemas/client'
import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import { resourceListQuerySchema } from '@/lib/schemas/list-query'
import { answer } from '../../../answer'

/** Most resource servers whose scopes are suggested; beyond it a person types the scope. */
const MAX_RESOURCES = 200

/** Every scope a client of the domain may be given. */
export async function GET(_request: Request, { params }: { params: Promise<{ domainId: string }> }): Promise<Response> {
  const { domainId } = await params
  return answer(async (ctx) => {
    const domain = await getDomain(ctx, { id: domainId })
    const page = await listResources(ctx, resourceListQuerySchema.parse({ domain: domain.id, limit: MAX_RESOURCES }))
    const declared = page.items.flatMap((resource) => [
      ...resource.scopes.map((scope) => ({ value: `${resource.name}.${scope.scopeName}`, detail: scope.description })),
      { value: `${resource.name}.${IMPLICIT_SCOPE_NAME}`, detail: 'Every resource server has it' },
    ])
    return [...declared, ...BUILT_IN_SCOPES.map((value) => ({ value, detail: 'Built in' }))]
  })
}
