import type { Page } from '@/lib/base/page'
import type { Consents, StoredConsent } from '@/lib/oauth/ports/consents'
import type { DomainFilter } from './policy-types'

export interface ConsentRecord extends StoredConsent {
  domainId: string
  userId: string
  username: string
  clientPk: string
  createdAt: Date
}

/** A consent as lists show it. */
export interface ConsentListItem extends ConsentRecord {
  domainName: string
  clientId: string
  clientName: string
}

/**
 * What the ledger can be searched by. The list runs through the index of the most telling condition, the first of this
 * order that is given: user, user name, scope, client, resource, expiry; all others narrow what it finds.
 */
export interface ConsentFilter {
  /** domains the caller sees */
  visible: DomainFilter
  /** id of the one domain that is asked for */
  domain?: string
  userId?: string
  /** beginning of the user name, whatever its case; the list is then in the order of names */
  username?: string
  /** fully qualified */
  scope?: string
  clientPk?: string
  /** GUID of the resource server, or OPENID_MGMT_RESOURCE */
  resourceId?: string
  /** the page is shown again before this instant; the list is then in the order of expiry, soonest first */
  expiresBefore?: Date
  /** with `expiresBefore`: not before this instant */
  expiresFrom?: Date
  /** first given in this span */
  createdFrom?: Date
  createdBefore?: Date
  /** `live`: covers something at `now`; `withdrawn`: taken back; `unrevoked`: live or expired */
  state?: 'live' | 'expired' | 'withdrawn' | 'unrevoked'
  now: Date
  cursor?: string
  limit: number
}

/** Which consents and whose tokens an administrator takes back. Absent parts are all of them. */
export interface ConsentSelection {
  domainId: string
  userId?: string
  clientPk?: string
  resourceId?: string
}

export interface ConsentStore extends Consents {
  of(userId: string, clientPk: string): Promise<readonly StoredConsent[]>
  byId(id: string): Promise<ConsentListItem | null>
  list(filter: ConsentFilter): Promise<Page<ConsentListItem>>
  /**
   * Withdraws every live consent of the selection, at most `limit` of them a call, and refuses all tokens issued under
   * each until now. @returns how many were withdrawn; fewer than `limit` means that none is left
   */
  withdrawAll(selection: ConsentSelection, at: Date, limit: number): Promise<number>
  /**
   * Moves the instants before which tokens of these consents are refused, which stay given; an instant never moves
   * back. At most `limit` rows a call, those with an earlier instant. @returns how many moved
   */
  refuseTokens(
    selection: ConsentSelection,
    before: { accessTokens?: Date; refreshTokens?: Date },
    limit: number,
  ): Promise<number>
}
