import { requestContext } from '@/lib/auth/next-context'
import { authorize } from '@/lib/auth/permissions'
import { AppError, isAppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'
import { isCrossSite } from '@/lib/http/cross-site'
import { parseJsonText } from '@/lib/http/json-body'
import { IMPORT_MAX_BYTES, type ImportProgress } from '@/lib/schemas/user-import'
import { checkImport } from '@/lib/users/import/check-import'
import { importUsers } from '@/lib/users/import/import-users'

/**
 * A file of people: checked, or with the proof of a check imported. A route and not an action, because a file is larger
 * than what actions take, and because an import tells how far it is. The session cookie is not enough: the page of
 * another site is refused.
 */
export async function POST(request: Request): Promise<Response> {
  const ctx = await requestContext()
  try {
    // Before the body is read, so that nobody else can make us read it.
    authorize(ctx.actor, 'users:write')
    if (isCrossSite({ headers: Object.fromEntries(request.headers) }, ctx.publicUrl)) {
      throw new AppError('forbidden', 'Calls from a page of another site are refused')
    }
    const params = new URL(request.url).searchParams
    const input = {
      storeId: params.get('store') ?? '',
      mapping: parseJsonText(params.get('mapping') ?? '', 'The mapping'),
      proof: params.get('proof') ?? undefined,
    }
    const file = await bodyOf(request)
    if (input.proof === undefined) return Response.json((await checkImport(ctx, input, file)).check, { headers })
    const progress = importUsers(ctx, input, file)
    // The first piece is awaited here, so that a refusal is a status and not a broken answer.
    const first = await progress.next()
    return new Response(lines(first, progress), { headers: { ...headers, 'content-type': 'application/x-ndjson' } })
  } catch (error) {
    if (isAppError(error)) {
      const { code, message, fieldErrors } = error
      return Response.json({ code, message, fieldErrors }, { status: error.status, headers })
    }
    log().error({ err: error, correlationId: ctx.correlationId }, 'an import failed')
    const message = `Something went wrong; the log knows it as ${ctx.correlationId}`
    return Response.json({ code: 'internal', message }, { status: 500, headers })
  }
}

const headers = { 'cache-control': 'no-store' }

async function bodyOf(request: Request): Promise<Buffer> {
  if (!/^text\/csv\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('validation_failed', 'Send the file as text/csv')
  }
  if (Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) > IMPORT_MAX_BYTES) {
    throw new AppError('too_large', 'The file may have at most 20 MB')
  }
  return Buffer.from(await request.arrayBuffer())
}

/** One JSON object a line, as it happens. Nobody who listens any more stops the import: what was begun is finished. */
function lines(
  first: IteratorResult<ImportProgress, void>,
  rest: AsyncGenerator<ImportProgress, void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let isHeard = true
  return new ReadableStream({
    async start(controller) {
      try {
        for (let next = first; !next.done; next = await rest.next()) {
          if (isHeard) controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
        }
        if (isHeard) controller.close()
      } catch (error) {
        log().error({ err: error }, 'an import stopped half way')
        if (isHeard) controller.error(error)
      }
    },
    cancel() {
      isHeard = false
    },
  })
}
