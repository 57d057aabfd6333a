import type { ClaimExplanation } from './claim-explanation'

/** How one rule stands for a thing that is looked at. */
export type RuleState = 'passed' | 'failed' | 'not asked'

export interface InspectedRule {
  id: string
  expected: string
  where: string
  state: RuleState
  /** what was there instead, on the one that failed */
  got: string | null
  /** the page where it is changed, as far as there is one */
  href: string | null
}

/** One thing in the line a token descends from. */
export interface ChainLink {
  id: string
  kind: 'authorization' | 'refresh' | 'access'
  label: string
  at: Date | null
  /** a word for its state, and whether that is good */
  state: string
  tone: 'good' | 'attention' | 'bad' | 'neutral'
  /** the token that was pasted */
  isThis: boolean
}

/** What would end the token, in words, with the page where it is done. */
export interface Ender {
  what: string
  href: string | null
}

/** What can be revoked from here, by what the revoking services want to know. */
export interface RevocationTargets {
  accessToken: { domainId: string; tokenId: string; expiresAt: Date } | null
  familyId: string | null
  /** every token of the person, or of the client; with the authorizations that would end */
  user: { id: string; families: Counted } | null
  client: { pk: string; families: Counted } | null
}

export interface Counted {
  total: number
  isExact: boolean
}

export interface TokenBelongings {
  domain: { id: string; name: string }
  client: { pk: string; name: string; clientId: string } | null
  /** `id` is null where the person is not known here; `canOpen`: the reader may see the person's page */
  user: { id: string | null; name: string; canOpen: boolean } | null
  /** in words: "the password grant" */
  grant: string | null
  /** who acts for the subject, outermost first */
  actors: string[]
  scopes: string[]
  issuedAt: Date | null
  expiresAt: Date | null
}

/** What a pasted text turned out to be. It never holds the text itself. */
export interface TokenInspection {
  kind: 'access token' | 'refresh token' | 'ID token' | 'logout token' | 'user token' | 'foreign token' | 'no token'
  /** the answer */
  sentence: string
  tone: 'good' | 'bad' | 'neutral'
  /** decoded, null where there is nothing to decode */
  header: Record<string, unknown> | null
  claims: Record<string, unknown> | null
  explanations: ClaimExplanation[]
  /** null where no key of ours could say */
  isSigned: boolean | null
  belongings: TokenBelongings | null
  rules: InspectedRule[]
  chain: ChainLink[]
  enders: Ender[]
  targets: RevocationTargets | null
}
