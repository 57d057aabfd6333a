import { isBuiltInScope } from '@/lib/schemas/client'
import type { ConfigSource, MaybePromise, RuntimeDomain } from '../ports'
import { OPENID_RESOURCE } from '../ports/consents'
import { sessionObjection } from '../ports/sso-sessions'
import type { ConsentInstants, SessionFacts, Standing } from '../ports/token-states'
import { findOwner } from '../scopes'
import type { IsOlder } from './user-state'

/** What a token was issued for, as far as consents and sessions look at it. */
export interface StandingQuestion {
  config: Pick<ConfigSource, 'resourceByName'>
  domain: Pick<RuntimeDomain, 'id'>
  scopes: readonly string[]
  standing: Pick<Standing, 'consents'>
  /** which of a consent's instants decides */
  instant: (consent: ConsentInstants) => Date | null
  isOlder: IsOlder
}

/**
 * The consent under which a token was issued that is refused now, or null. One withdrawn and given again refuses what
 * is older than its withdrawal and nothing younger. Where nobody revoked anything, which is nearly always, nothing is
 * looked up.
 * @see spec runtime-api §5 and §7.3, admin-api §8
 */
export function consentObjection(question: StandingQuestion): MaybePromise<ConsentInstants | null> {
  const { standing, instant, isOlder } = question
  const ended = standing.consents.filter((consent) => {
    const from = instant(consent)
    return from !== null && isOlder(from)
  })
  return ended.length === 0 ? null : firstThatOwns(ended, question)
}

async function firstThatOwns(
  consents: readonly ConsentInstants[],
  { config, domain, scopes }: StandingQuestion,
): Promise<ConsentInstants | null> {
  for (const scope of scopes) {
    const resourceId = await resourceOf(config, domain.id, scope)
    const hit = consents.find((consent) =>
      // A resource server that is gone is known by its name alone.
      resourceId === null ? scope.startsWith(`${consent.resourceName}.`) : consent.resourceId === resourceId,
    )
    if (hit) return hit
  }
  return null
}

/** The id under which the consent to a scope is kept; null where no resource server has it any more. */
export async function resourceOf(
  config: Pick<ConfigSource, 'resourceByName'>,
  domainId: string,
  scope: string,
): Promise<string | null> {
  if (isBuiltInScope(scope)) return OPENID_RESOURCE
  return (await findOwner(config, domainId, scope))?.id ?? null
}

/**
 * Why a session that something is bound to does not carry it any more; null while it does. The rules of sessions are
 * those of its tokens: one that was not used for too long ends them as well. @see spec runtime-api §11
 */
export function linkedSessionObjection(
  session: SessionFacts | null,
  owner: { domainId: string; userId: string | null },
  now: Date,
): 'gone' | 'another' | 'ended' | 'expired' | 'idle' | null {
  if (!session) return 'gone'
  if (session.domainId !== owner.domainId || session.userId !== owner.userId) return 'another'
  return sessionObjection(session, now)
}
