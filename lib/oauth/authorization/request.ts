import type { Params } from '../params'
import type { ConfigSource, RuntimeClient, RuntimeDomain, RuntimeServer } from '../ports'
import type { ChallengeMethod } from '../ports/authorization-codes'
import type { ClaimsRequest } from '../ports/claims-request'
import type { GrantedScopes } from '../scopes'

export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof RESPONSE_MODES)[number]
export const PROMPTS = ['none', 'login', 'consent', 'select_account'] as const
export type Prompt = (typeof PROMPTS)[number]

/** Where an answer may be sent once client and redirect URI hold. */
export interface Addressee {
  domain: RuntimeDomain
  client: RuntimeClient
  redirectUri: string
  responseMode: ResponseMode
  /** null where none was sent, or more than one */
  state: string | null
}

/** An authorization request after every check held. */
export interface AuthorizationRequest extends Addressee {
  granted: GrantedScopes
  /** scopes that a person is asked about: those granted, and those behind single claims that are asked for */
  consentScopes: readonly string[]
  /** null where none was sent, or the rules of the domain ignore it for this client */
  challenge: { value: string; method: ChallengeMethod } | null
  nonce: string | null
  prompts: ReadonlySet<Prompt>
  maxAgeSeconds: number | null
  loginHint: string | null
  /** the only person an answer may be about; null: anybody */
  expectedPerson: { username: string; userId: string | null } | null
  claimsRequest: ClaimsRequest | null
}

/** A request on its way through the checks: what they have found so far. */
export interface Draft {
  readonly params: Params
  readonly domain: RuntimeDomain
  readonly config: ConfigSource
  readonly server: RuntimeServer
  readonly publicUrl: string
  readonly now: Date
  client: RuntimeClient | null
  redirectUri: string | null
  responseMode: ResponseMode
  granted: GrantedScopes
  consentScopes: readonly string[]
  challenge: AuthorizationRequest['challenge']
  prompts: ReadonlySet<Prompt>
  maxAgeSeconds: number | null
  expectedPerson: AuthorizationRequest['expectedPerson']
  claimsRequest: ClaimsRequest | null
}

/** One rule about a request. It reads the parameters, throws where they break it, and leaves what it found in the draft. */
export type Check = (draft: Draft) => void | Promise<void>

/** What the first checks found; a check that stands before them has no business asking. */
export function clientOf(draft: Draft): RuntimeClient {
  if (!draft.client) throw new Error('the client is found by the first check')
  return draft.client
}
