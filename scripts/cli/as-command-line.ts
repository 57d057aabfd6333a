import type { ServiceContext } from '@/lib/auth/context'

/** The audit log tells what a person did in a shell from what the server did by itself. */
export function asCommandLine(ctx: ServiceContext): ServiceContext {
  return { ...ctx, actor: { ...ctx.actor, name: 'command line' } }
}
