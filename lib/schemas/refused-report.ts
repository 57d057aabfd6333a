import type { InspectedRule } from './token-inspection'

/** How the protocol would answer now. */
export interface Judgement {
  passes: boolean
  /** the rule that decides; null where all hold */
  rule: InspectedRule | null
}

/** One way to get a token for a person, tried without getting one. */
export interface GrantJudgement extends Judgement {
  id: string
  /** "Password" */
  label: string
  /** the client it was tried as; null where no client of the domain may */
  client: { pk: string; name: string } | null
  /** what was taken as given */
  assumed: string
}

/** An authorization that exists, and what its tokens would meet. */
export interface FamilyJudgement {
  id: string
  domainName: string
  client: { pk: string; name: string }
  grant: string
  createdAt: Date
  refresh: Judgement
  /** an access token minted with its newest refresh token, while it lives */
  access: Judgement
}

/** An instant before which tokens of the person are refused. */
export interface TokenCut {
  what: string
  at: Date
  href: string | null
}

export interface RefusedReport {
  domains: { id: string; name: string }[]
  /** the domain the grants were tried in; null when no domain uses the person's store */
  domain: { id: string; name: string } | null
  grants: GrantJudgement[]
  families: FamilyJudgement[]
  familyTotal: number
  cuts: TokenCut[]
}
