import type { ServiceContext } from '@/lib/auth/context'
import { routes } from '@/lib/base/routes'
import { booleanSetting } from '@/lib/schemas/oauth-config'
import type { Ender, TokenBelongings } from '@/lib/schemas/token-inspection'

/** Everything that would end a token before its time, the narrowest first. */
export function tokenEnders(
  { domain, client, user }: TokenBelongings,
  facts: {
    isRefreshToken: boolean
    hasFamily: boolean
    passwordChangeCheck: boolean
    /** a person consented to it */
    isConsented: boolean
    /** it ends with a sign-in session */
    isLinked: boolean
  },
): Ender[] {
  const enders: Ender[] = [{ what: 'Revoking this token', href: null }]
  if (facts.hasFamily) {
    enders.push({ what: 'Revoking its authorization, with every token that comes from it', href: null })
  }
  if (facts.isRefreshToken)
    enders.push({ what: 'Its use, where refresh tokens are used once', href: routes.domain(domain.id, 'tokens') })
  if (user && client && facts.isConsented) {
    const href = user.id && user.canOpen ? routes.user(user.id, 'access') : null
    enders.push({ what: `Withdrawing the consent of ${user.name} to ${client.name}, by whomever`, href })
  }
  if (user && facts.isLinked) {
    const href = user.id && user.canOpen ? routes.user(user.id, 'access') : null
    enders.push({
      what: `The end of the session in which ${user.name} signed in: signing out, idle time, or its limit`,
      href,
    })
  }
  if (user) {
    const href = user.id && user.canOpen ? routes.user(user.id) : null
    enders.push({ what: `Signing ${user.name} out everywhere`, href })
    enders.push({ what: `Locking, disabling or deleting ${user.name}`, href })
    enders.push(
      facts.passwordChangeCheck
        ? { what: `A new password of ${user.name}`, href }
        : { what: 'A new password, once the server checks for it', href: routes.oauthSettings() },
    )
  }
  if (client) {
    enders.push({ what: `Revoking all tokens of ${client.name}, or deleting it`, href: routes.client(client.pk) })
  }
  if (!facts.isRefreshToken) {
    enders.push({
      what: `Retiring the key of ${domain.name} that signed it`,
      href: routes.domain(domain.id, 'signing'),
    })
  }
  return enders
}

/** `userPasswordChangeCheckEnabled` */
export async function isPasswordChangeChecked(ctx: ServiceContext): Promise<boolean> {
  const config = await ctx.store.oauthConfig.get()
  return booleanSetting(config?.settings ?? [], 'userPasswordChangeCheckEnabled') ?? false
}
