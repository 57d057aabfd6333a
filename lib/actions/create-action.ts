import 'server-only'
import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { requestContext } from '@/lib/auth/next-context'
import { AppError, isAppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'
import { parseOrThrow } from '@/lib/base/validate'
import type { ActionFailure, ActionResult } from './action-result'

interface ActionDefinition<S extends z.ZodType, T> {
  schema: S
  /**
   * Whose door it is: `console` where nothing is said. `portal` for people of partners and customers, `account` for
   * what everybody does to the own account, `anyone` for what a person does before signing in.
   */
  access?: 'console' | 'portal' | 'account' | 'anyone'
  /** Calls one service function, which decides what the caller may do. */
  run: (ctx: ServiceContext, input: z.output<S>) => Promise<T>
}

/**
 * The one way to make a server action. Whatever a browser sends is parsed, the session is read anew, and every outcome
 * is data: an unforeseen error becomes `internal` with an id that is in the log. Dates arrive as Dates.
 */
export function createAction<S extends z.ZodType, T>(
  definition: ActionDefinition<S, T>,
): (input: z.input<S>) => Promise<ActionResult<T>> {
  return async (input) => {
    let correlationId = 'none'
    try {
      const ctx = await requestContext()
      correlationId = ctx.correlationId
      checkDoor(ctx.actor, definition.access ?? 'console')
      return { ok: true, data: await definition.run(ctx, parseOrThrow(definition.schema, input)) }
    } catch (error) {
      rethrowNavigation(error)
      return actionFailure(error, correlationId)
    }
  }
}

/** Keeps the doors of console and portal apart before a service is asked, which checks again what the caller may do. */
function checkDoor(actor: Actor, access: 'console' | 'portal' | 'account' | 'anyone'): void {
  if (access === 'anyone') return
  if (actor.role === null) throw new AppError('unauthenticated', 'Your session has ended. Sign in again.')
  if (access === 'account') return
  if ((actor.role === 'PORTAL') !== (access === 'portal')) {
    throw new AppError('forbidden', 'Your account does not allow this.')
  }
}

export function actionFailure(error: unknown, correlationId: string): ActionFailure {
  if (isAppError(error)) {
    const { code, message, fieldErrors, data } = error
    return {
      ok: false,
      code,
      message,
      ...(fieldErrors ? { fieldErrors } : {}),
      ...(data === undefined ? {} : { data }),
    }
  }
  log().error({ err: error, correlationId }, 'a server action failed')
  return {
    ok: false,
    code: 'internal',
    message: `Something went wrong. Nothing was changed. The log knows it as ${correlationId}.`,
  }
}
