import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { env, serverDefaults } from '@/lib/base/env'
import { type ServerSwitches, serverSwitches } from '@/lib/schemas/oauth-config'

/** The server-wide switches in force: OAuthConfig over the environment. Whoever may read domains sees what they obey. */
export async function currentSwitches(ctx: ServiceContext): Promise<ServerSwitches> {
  authorize(ctx.actor, 'domains:read')
  return serverSwitches((await ctx.store.oauthConfig.get())?.settings ?? [], serverDefaults(env()))
}
