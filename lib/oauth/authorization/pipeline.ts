import type { Call } from '../endpoints/call'
import type { Params } from '../params'
import type { RuntimeDomain } from '../ports'
import { claims } from './checks/claims'
import { clientKnown } from './checks/client-known'
import { codeChallenge } from './checks/code-challenge'
import { eachOnce } from './checks/each-once'
import { grantAllowed } from './checks/grant-allowed'
import { idTokenHint } from './checks/id-token-hint'
import { maxAge } from './checks/max-age'
import { prompt } from './checks/prompt'
import { redirectUriRegistered } from './checks/redirect-uri-registered'
import { requestObject } from './checks/request-object'
import { responseMode } from './checks/response-mode'
import { responseType } from './checks/response-type'
import { scope } from './checks/scope'
import { size } from './checks/size'
import { type Addressee, type AuthorizationRequest, type Check, clientOf, type Draft } from './request'

interface Step {
  check: Check
  /** who is told: the person on the error page, or the client at its redirect URI */
  tells: 'person' | 'client'
}

/** Every rule about an authorization request, in this order. Nothing is sent to an address before it is known to be good. */
export const PIPELINE: readonly Step[] = [
  { check: clientKnown, tells: 'person' },
  { check: redirectUriRegistered, tells: 'person' },
  { check: responseMode, tells: 'client' },
  { check: eachOnce, tells: 'client' },
  { check: requestObject, tells: 'client' },
  { check: responseType, tells: 'client' },
  { check: grantAllowed, tells: 'client' },
  { check: size, tells: 'client' },
  { check: scope, tells: 'client' },
  { check: codeChallenge, tells: 'client' },
  { check: prompt, tells: 'client' },
  { check: maxAge, tells: 'client' },
  { check: idTokenHint, tells: 'client' },
  { check: claims, tells: 'client' },
]

/** What the checks came to. A refusal without an addressee is for the person alone. */
export type Checked =
  | { outcome: 'good'; request: AuthorizationRequest }
  | { outcome: 'refused'; error: unknown; addressee: Addressee | null }

/** Runs a request through every check. */
export async function checkRequest(call: Call, domain: RuntimeDomain, params: Params): Promise<Checked> {
  const draft = newDraft(call, domain, params)
  for (const { check, tells } of PIPELINE) {
    try {
      const done = check(draft)
      if (done) await done
    } catch (error) {
      // What nobody foresaw is told where the step would tell.
      return { outcome: 'refused', error, addressee: tells === 'client' ? addresseeOf(draft) : null }
    } finally {
      call.facts.client = draft.client
    }
  }
  return { outcome: 'good', request: finished(draft) }
}

function newDraft({ deps, server, now }: Call, domain: RuntimeDomain, params: Params): Draft {
  return {
    params,
    domain,
    config: deps.config,
    server,
    publicUrl: deps.publicUrl,
    now,
    client: null,
    redirectUri: null,
    responseMode: 'query',
    granted: { scopes: [], resources: [], defaulted: false },
    consentScopes: [],
    challenge: null,
    prompts: new Set(),
    maxAgeSeconds: null,
    expectedPerson: null,
    claimsRequest: null,
  }
}

function addresseeOf(draft: Draft): Addressee {
  const { domain, redirectUri, responseMode: mode, params } = draft
  if (redirectUri === null) throw new Error('the redirect URI is found by the second check')
  // Of two states neither is the one the client made.
  const state = params.repeated.has('state') ? null : (params.get('state') ?? null)
  return { domain, client: clientOf(draft), redirectUri, responseMode: mode, state }
}

const HINT_MAX_LENGTH = 256

function finished(draft: Draft): AuthorizationRequest {
  const { granted, consentScopes, challenge, prompts, maxAgeSeconds, expectedPerson, claimsRequest, params } = draft
  return {
    ...addresseeOf(draft),
    granted,
    consentScopes,
    challenge,
    nonce: params.get('nonce') ?? null,
    prompts,
    maxAgeSeconds,
    loginHint: params.get('login_hint')?.slice(0, HINT_MAX_LENGTH) ?? null,
    expectedPerson,
    claimsRequest,
  }
}
