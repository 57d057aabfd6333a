import { refuse } from '../../errors'
import type { ClaimsRequest } from '../../ports/claims-request'
import { CLAIMS_BY_SCOPE } from '../../user-info'
import { readClaimsRequest } from '../claims-request'
import { type Check, clientOf, type Draft } from '../request'

/**
 * Single claims that the client asks for, and the classes of sign-in it would like. An essential class we cannot give
 * ends the request; everything else that is not understood is ignored. @see OpenID Connect Core 1.0 §5.5 and §5.5.1.1
 */
export const claims: Check = (draft) => {
  const text = draft.params.get('claims')
  const asked = text === undefined ? null : readClaimsRequest(text)
  const acr = asked?.idToken.acr
  if (acr?.essential && !acceptsOurs([acr.value, ...(acr.values ?? [])])) throw refuse('authorize.acr', 'another acr')
  draft.claimsRequest = withWishedAcr(asked, draft.params.get('acr_values'))
  if (asked) {
    draft.consentScopes = [...new Set([...draft.consentScopes, ...scopesBehind(draft, asked)])]
    expectSubject(draft, asked)
  }
}

/** What a password stands for here. @see OpenID Connect Core 1.0 §2, acr */
const OUR_ACR = ['0', '1']

function acceptsOurs(values: readonly unknown[]): boolean {
  const named = values.filter((value) => value !== undefined)
  return named.length === 0 || named.some((value) => OUR_ACR.some((acr) => acr === value))
}

/** `acr_values` asks for the claim as a voluntary one. @see OpenID Connect Core 1.0 §3.1.2.1 */
function withWishedAcr(asked: ClaimsRequest | null, acrValues: string | undefined): ClaimsRequest | null {
  const values = acrValues?.split(' ').filter((value) => value !== '') ?? []
  if (values.length === 0 || asked?.idToken.acr !== undefined) return asked
  return { userinfo: asked?.userinfo ?? {}, idToken: { ...asked?.idToken, acr: { values } } }
}

/** The scopes that single claims belong to: the person is asked about them, as far as the client may have them. */
function scopesBehind(draft: Draft, { userinfo, idToken }: ClaimsRequest): string[] {
  const names = new Set([...Object.keys(userinfo), ...Object.keys(idToken)])
  const behind = Object.entries(CLAIMS_BY_SCOPE).filter(([, known]) => known.some((name) => names.has(name)))
  return behind.map(([scope]) => scope).filter((scope) => clientOf(draft).scopes.has(scope))
}

/** A `sub` with a value names the only person an answer may be about. @see OpenID Connect Core 1.0 §5.5.1 */
function expectSubject(draft: Draft, { userinfo, idToken }: ClaimsRequest): void {
  const named = [idToken.sub?.value, userinfo.sub?.value].find((value) => typeof value === 'string')
  if (typeof named === 'string') draft.expectedPerson ??= { username: named, userId: null }
}
