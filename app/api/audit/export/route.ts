import { exportAudit } from '@/lib/audit/export'
import { requestContext } from '@/lib/auth/next-context'
import { isAppError } from '@/lib/base/app-error'
import { auditQuerySchema } from '@/lib/schemas/audit'

const MEDIA_TYPE = { csv: 'text/csv; charset=utf-8', json: 'application/json' } as const

/** The filtered audit log as a file, streamed as it is read. The service decides who may have it. */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const format = params.format === 'json' ? 'json' : 'csv'
  const ctx = await requestContext()
  try {
    const pieces = exportAudit(ctx, auditQuerySchema.parse(params), format)
    // The first piece is awaited here, so that a refusal is a status and not a broken file.
    const first = await pieces.next()
    const day = ctx.clock.now().toISOString().slice(0, 10)
    return new Response(stream(first, pieces), {
      headers: {
        'Content-Type': MEDIA_TYPE[format],
        'Content-Disposition': `attachment; filename="gatehouse-audit-${day}.${format}"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    if (!isAppError(error)) throw error
    return Response.json({ code: error.code, message: error.message }, { status: error.status })
  }
}

function stream(first: IteratorResult<string, void>, rest: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let pending: IteratorResult<string, void> | null = first
  return new ReadableStream({
    async pull(controller) {
      const next = pending ?? (await rest.next())
      pending = null
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await rest.return()
    },
  })
}
