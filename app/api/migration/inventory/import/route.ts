import { requestContext } from '@/lib/auth/next-context'
import { authorize } from '@/lib/auth/permissions'
import { AppError, isAppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'
import { isCrossSite } from '@/lib/http/cross-site'
import { checkInventory } from '@/lib/migration/inventory/import/check-inventory'
import { importInventory } from '@/lib/migration/inventory/import/import-inventory'
import { withStage } from '@/lib/migration/inventory/import/with-stage'
import { INVENTORY_IMPORT_MAX_BYTES, type InventoryStep } from '@/lib/schemas/migration/inventory-import'

const headers = { 'cache-control': 'no-store' }

/**
 * An inventory file: checked, or with the proof of a check imported. It is read as it comes in, and the answer is one
 * JSON object a line, which tell how far it is. A route and not an action for both reasons.
 */
export async function POST(request: Request): Promise<Response> {
  const ctx = await requestContext()
  try {
    // Before the body is read, so that nobody else can make us read it.
    authorize(ctx.actor, 'migration:write')
    if (isCrossSite({ headers: Object.fromEntries(request.headers) }, ctx.publicUrl)) {
      throw new AppError('forbidden', 'Calls from a page of another site are refused')
    }
    if (Number(request.headers.get('content-length') ?? 0) > INVENTORY_IMPORT_MAX_BYTES) {
      throw new AppError('too_large', 'The file may have at most 512 MB')
    }
    const format = formatOf(request)
    const proof = new URL(request.url).searchParams.get('proof')
    const bytes = (request.body ?? new Blob().stream()) as unknown as AsyncIterable<Uint8Array>
    const steps = withStage((stage) =>
      proof === null ? checkInventory(ctx, format, bytes, stage) : importInventory(ctx, format, bytes, proof, stage),
    )
    return new Response(lines(steps, proof !== null, ctx.correlationId), {
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
    })
  } catch (error) {
    const { code, message, status } = told(error, ctx.correlationId)
    return Response.json({ code, message }, { status, headers })
  }
}

function formatOf(request: Request): 'csv' | 'json' {
  const type = request.headers.get('content-type') ?? ''
  if (/^text\/csv\b/i.test(type)) return 'csv'
  if (/^application\/json\b/i.test(type)) return 'json'
  throw new AppError('validation_failed', 'Send the file as text/csv or application/json')
}

/** Nobody who listens any more ends a check; an import that was begun is finished. */
function lines(steps: AsyncGenerator<InventoryStep>, isImport: boolean, correlationId: string) {
  const encoder = new TextEncoder()
  let isHeard = true
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (step: InventoryStep) => {
        if (isHeard) controller.enqueue(encoder.encode(`${JSON.stringify(step)}\n`))
      }
      try {
        for await (const step of steps) {
          tell(step)
          if (!isHeard && !isImport) break
        }
      } catch (error) {
        const { code, message } = told(error, correlationId)
        tell({ step: 'failed', code, message })
      }
      if (isHeard) controller.close()
    },
    cancel() {
      isHeard = false
    },
  })
}

function told(error: unknown, correlationId: string): { code: string; message: string; status: number } {
  if (isAppError(error)) return { code: error.code, message: error.message, status: error.status }
  log().error({ err: error, correlationId }, 'an import of an inventory failed')
  return { code: 'internal', message: `Something went wrong; the log knows it as ${correlationId}`, status: 500 }
}
