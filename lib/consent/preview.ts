import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { sessionObjection } from '@/lib/oauth/ports/sso-sessions'
import { loadClient, loadDomain } from '@/lib/policy/load'
import type { RevocationPreview } from '@/lib/schemas/revocation'
import { type RevocationTarget, revocationTargetSchema } from '@/lib/schemas/revocation-target'
import type { Permission } from '@/lib/schemas/role'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import type { ReachCounts } from '@/lib/store/browser-types'
import type { DomainRecord } from '@/lib/store/policy-types'
import { loadUser } from '@/lib/users/reach'
import { COUNT_LIMIT, countReach } from './count-reach'
import { findPerson, loadConsent, loadSession } from './load'
import {
  consentsPreview,
  domainSessionsPreview,
  oneConsentPreview,
  personPreview,
  sessionPreview,
  sessionsPreview,
  tokensPreview,
} from './preview-rules'
import { loadSelection } from './selection'

/** Who may do a thing may see first what it hits. */
const PERMISSION: Record<RevocationTarget['what'], Permission> = {
  consent: 'consents:revoke',
  consents: 'consents:revoke',
  tokens: 'consents:revoke',
  'user-tokens': 'tokens:revoke',
  'client-tokens': 'tokens:revoke',
  session: 'sessions:end',
  'user-sessions': 'sessions:end',
  'domain-sessions': 'sessions:end',
}

/** What a revocation would hit if it came now, counted from the store; nothing changes. */
export async function previewRevocation(ctx: ServiceContext, input: unknown): Promise<RevocationPreview> {
  // Before the input is looked at, so that whoever may do nothing learns nothing of it.
  authorize(ctx.actor, PERMISSION[(input as RevocationTarget | null)?.what ?? 'consent'] ?? 'consents:revoke')
  const target = parseOrThrow(revocationTargetSchema, input)
  const { store, actor } = ctx
  switch (target.what) {
    case 'consent': {
      const consent = await loadConsent(store, actor, 'consents:revoke', target.id)
      const domain = await loadDomain(store, actor, 'consents:revoke', { id: consent.domainId })
      const { userId, clientPk } = consent
      return oneConsentPreview(await countReach(ctx, { userId, domains: [domain.id], clientPk }, [domain]), consent)
    }
    case 'consents':
    case 'tokens': {
      const { domain, selection } = await loadSelection(store, actor, target.selection)
      const { userId, clientPk } = selection
      const counts = await countReach(ctx, { userId, domains: [domain.id], clientPk }, [domain])
      const isNarrower = selection.resourceId !== undefined
      if (target.what === 'consents') return consentsPreview(counts, isNarrower)
      return tokensPreview(counts, target.tokens, isNarrower)
    }
    case 'user-tokens': {
      const { user } = await loadUser(store, actor, 'tokens:revoke', { id: target.userId })
      return personPreview(await countReach(ctx, { userId: user.id, domains: null }))
    }
    case 'client-tokens': {
      const { client, domain } = await loadClient(store, actor, 'tokens:revoke', { pk: target.clientPk })
      return tokensPreview(await countReach(ctx, { clientPk: client.pk }, [domain]), { type: 'TOKENS' })
    }
    case 'session': {
      const session = await loadSession(store, actor, 'sessions:end', target.id)
      const domain = await loadDomain(store, actor, 'sessions:end', { id: session.domainId })
      const isLive = sessionObjection(session, ctx.clock.now()) === null
      return sessionPreview(session, isLive, await countLinked(ctx, session.userId, domain))
    }
    case 'user-sessions': {
      const domain =
        target.domainId === undefined ? null : await loadDomain(store, actor, 'sessions:end', { id: target.domainId })
      const user = await findPerson(store, actor, target.userId)
      const domains = domain ? [domain.id] : actor.domainIds
      const live = await store.ssoSessions.countLive(user.id, domains, ctx.clock.now(), COUNT_LIMIT)
      return sessionsPreview(live, domain ? await countLinked(ctx, user.id, domain) : 'unknown')
    }
    case 'domain-sessions': {
      const domain = await loadDomain(store, actor, 'sessions:end', { id: target.domainId })
      const filter = { visible: [domain.id], liveAt: ctx.clock.now(), limit: 1 }
      return domainSessionsPreview(await store.ssoSessions.list(filter), isLinked(domain))
    }
  }
}

/** What goes with the sessions of a person: their tokens where the domain ties them to sessions, else nothing. */
async function countLinked(ctx: ServiceContext, userId: string, domain: DomainRecord): Promise<ReachCounts | null> {
  return isLinked(domain) ? countReach(ctx, { userId, domains: [domain.id] }, [domain]) : null
}

const isLinked = (domain: DomainRecord) => ssoSettings(domain.customAttrs).linksTokens
