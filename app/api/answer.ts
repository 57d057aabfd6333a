import type { ServiceContext } from '@/lib/auth/context'
import { requestContext } from '@/lib/auth/next-context'
import { AppError, isAppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'

/**
 * A read for our own pages, those of the console unless the portal is named: the service checks who asks; refusals are
 * JSON with the service's sentence.
 */
export async function answer(
  read: (ctx: ServiceContext) => Promise<unknown>,
  door: 'console' | 'portal' = 'console',
): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  let correlationId = 'none'
  try {
    const ctx = await requestContext()
    correlationId = ctx.correlationId
    if (ctx.actor.role !== null && (ctx.actor.role === 'PORTAL') !== (door === 'portal')) {
      throw new AppError('forbidden', 'Your account does not allow this.')
    }
    return Response.json(await read(ctx), { headers })
  } catch (error) {
    if (isAppError(error)) {
      return Response.json({ code: error.code, message: error.message }, { status: error.status, headers })
    }
    log().error({ err: error, correlationId }, 'a console read failed')
    return Response.json(
      { code: 'internal', message: `The log knows it as ${correlationId}` },
      { status: 500, headers },
    )
  }
}
