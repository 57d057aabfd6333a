import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { isAppError } from '@/lib/base/app-error'
import { isStorable } from '@/lib/policy/load'
import type { DomainRecord } from '@/lib/store/policy-types'
import { loadUser } from '@/lib/users/reach'

/** A domain the reader may inspect tokens in; null for any other, whether it exists or not. */
export async function reachedDomain(
  ctx: ServiceContext,
  selector: { name: string } | { id: string },
): Promise<DomainRecord | null> {
  const text = 'id' in selector ? selector.id : selector.name
  if (text.length > 512 || !isStorable(text)) return null
  const { domains } = ctx.store
  const domain = 'id' in selector ? await domains.byId(selector.id) : await domains.byName(selector.name)
  return domain && may(ctx.actor, 'tokens:inspect', domain.id) ? domain : null
}

/** Whether the reader holds a permission over a person. */
export async function reachesUser(
  ctx: ServiceContext,
  permission: 'users:read' | 'users:write',
  userId: string,
): Promise<boolean> {
  try {
    await loadUser(ctx.store, ctx.actor, permission, { id: userId })
    return true
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}
