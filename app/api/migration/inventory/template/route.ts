import { requestContext } from '@/lib/auth/next-context'
import { authorize } from '@/lib/auth/permissions'
import { isAppError } from '@/lib/base/app-error'
import { csvTemplate, jsonTemplate } from '@/lib/migration/inventory/import/template'

const MEDIA_TYPE = { csv: 'text/csv; charset=utf-8', json: 'application/json' } as const

/** A file with one thing of each kind, to begin an inventory with. */
export async function GET(request: Request): Promise<Response> {
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'csv'
  const ctx = await requestContext()
  try {
    authorize(ctx.actor, 'migration:read')
    const query = { limit: 1, sort: 'name' as const, direction: 'asc' as const, q: undefined, cursor: undefined }
    const [domain] = (await ctx.store.domains.list(query, ctx.actor.domainIds)).items
    const name = domain?.name ?? 'Hotel gateways'
    return new Response(format === 'json' ? jsonTemplate(name) : csvTemplate(name), {
      headers: {
        'Content-Type': MEDIA_TYPE[format],
        'Content-Disposition': `attachment; filename="inventory-template.${format}"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    if (!isAppError(error)) throw error
    return Response.json({ code: error.code, message: error.message }, { status: error.status })
  }
}
