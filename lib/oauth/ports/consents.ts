import type { MaybePromise } from '../ports'

/** The resource of the OpenID scopes. @see spec runtime-api §5 */
export const OPENID_RESOURCE = 'OPENID_MGMT_RESOURCE'

/** What a person allowed a client at one resource server. */
export interface StoredConsent {
  /** GUID with dashes */
  id: string
  /** GUID of the resource server, or OPENID_MGMT_RESOURCE */
  resourceId: string
  resourceName: string
  /** fully qualified */
  scopes: readonly string[]
  givenAt: Date
  /** from when on the page is shown again; null: never */
  expiresAt: Date | null
  /** withdrawn: it covers nothing any more */
  revokedAt: Date | null
  /** tokens issued under it before these instants are refused */
  accessTokensValidFrom: Date | null
  refreshTokensValidFrom: Date | null
}

/** A consent with whom it is of and to. */
export interface ConsentDetail extends StoredConsent {
  domainId: string
  userId: string
  clientPk: string
  clientId: string
  clientName: string
}

export interface GivenConsent {
  domainId: string
  userId: string
  username: string
  clientPk: string
  givenAt: Date
  expiresAt: Date | null
  /** per resource server, with all scopes it covers from now on */
  resources: readonly { resourceId: string; resourceName: string; scopes: readonly string[] }[]
}

/** The consents of people on all nodes: at most one per person, client and resource server. */
export interface Consents {
  /** All of a person to a client, withdrawn and expired ones too. One indexed read. */
  of(userId: string, clientPk: string): MaybePromise<readonly StoredConsent[]>
  /**
   * Keeps what was allowed: a live consent is widened and renewed, a withdrawn or expired one is replaced, while the
   * instants before which its tokens are refused stay.
   */
  give(consent: GivenConsent): Promise<void>
  /**
   * Withdraws the consents of a person to a client at these resource servers, with every token issued under them up to
   * now: access tokens know whole seconds only, so those of this second go as well (instant: the beginning of the next).
   * @returns how many were withdrawn
   */
  withdraw(userId: string, clientPk: string, resourceIds: readonly string[], at: Date): Promise<number>
  /** The consents of a person in a domain that were not withdrawn, latest given first; at most `limit`. */
  listOf(userId: string, domainId: string, limit: number): Promise<readonly ConsentDetail[]>
  /** Whatever has become of it; whose it is, is for the caller to check. */
  byId(id: string): MaybePromise<ConsentDetail | null>
}
