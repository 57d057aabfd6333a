import type { ExchangeParty, ExchangePlan } from '@/lib/schemas/exchange-plan'

export type PartyKind = 'none' | ExchangeParty['kind']

/** A party as it is typed; each kind keeps what was typed for it. */
export interface DraftParty {
  kind: PartyKind
  username: string
  clientId: string
  token: string
}

export interface DraftPlan extends Omit<ExchangePlan, 'subject' | 'actor' | 'scopes' | 'resources' | 'audiences'> {
  subject: DraftParty
  actor: DraftParty
  scopes: string[]
  resources: string[]
  audiences: string[]
}

export function emptyPlan(domainId: string): DraftPlan {
  const nobody = { username: '', clientId: '', token: '' }
  return {
    domainId,
    clientId: '',
    subject: { kind: 'user', ...nobody },
    actor: { kind: 'none', ...nobody },
    scopes: [],
    resources: [],
    audiences: [],
  }
}

export function planOf({ subject, actor, ...draft }: DraftPlan): ExchangePlan {
  return {
    ...draft,
    subject: partyOf(subject, draft) ?? { kind: 'token', token: '' },
    actor: partyOf(actor, draft),
  }
}

/**
 * A token as it would be issued now holds the scopes that are asked for, so that an exchange fails by its own rules and
 * not for want of a fitting token; where none are asked for, it holds the default of its client.
 */
function partyOf(
  { kind, username, clientId, token }: DraftParty,
  { scopes }: { scopes: string[] },
): ExchangeParty | null {
  if (kind === 'none') return null
  if (kind === 'token') return { kind, token: token.trim() }
  if (kind === 'client') return { kind, clientId, scopes: [] }
  return { kind, username, clientId, scopes }
}

/** What a party is called in the picture. */
export function partyName({ kind, username, clientId }: DraftParty): string {
  if (kind === 'none') return 'nobody'
  if (kind === 'token') return 'whom the token names'
  return (kind === 'user' ? username : clientId) || 'not chosen yet'
}
