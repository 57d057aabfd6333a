import type { RuntimeDomain, RuntimeResource } from '../ports'
import { accessTokenTtlSeconds } from '../tokens/claims'

/** With an actor token, somebody acts for the subject and is named; without one, the caller acts as the subject. */
export type ExchangeMode = 'Delegation' | 'Impersonation'

/** What a domain says about exchanges of one mode. @see spec admin-api §1.3 */
export interface ExchangeSettings {
  isEnabled: boolean
  /** claims of the subject token that go into the issued one, besides `sub` */
  copiedClaims: readonly string[]
  enforceMayAct: boolean
  ttlSeconds: number
  /** the issued token may live on after the subject token */
  mayOutliveSubject: boolean
  /** whether tokens of an issuer count as this server's own */
  countsAsOwn(issuer: string): boolean
}

const ALL_ISSUERS = 'ALL_ISSUERS'

export function exchangeSettings(domain: RuntimeDomain, mode: ExchangeMode): ExchangeSettings {
  const attribute = (name: string) => String(domain.customAttrs?.[`TokenExchange_${name}`] ?? '').trim()
  const flag = (name: string) => attribute(name).toLowerCase() === 'true'
  const issuers = commaList(attribute('OAMIssuers'))
  const ttl = Number(attribute('TokenExpiryInSeconds'))
  return {
    isEnabled: flag(`${mode}Enabled`),
    copiedClaims: commaList(attribute(`${mode}ClaimsToBeCopied`)),
    enforceMayAct: attribute('EnforceMayActClaim').toLowerCase() !== 'false',
    ttlSeconds: Number.isInteger(ttl) && ttl > 0 ? ttl : accessTokenTtlSeconds(domain),
    mayOutliveSubject: flag('MayOutliveSubjectToken'),
    countsAsOwn: (issuer) => issuers.includes(ALL_ISSUERS) || issuers.includes(issuer),
  }
}

/** Whether a resource server lets a client exchange tokens for it; nobody, unless it says so. @see spec admin-api §2 */
export function isClientAllowed(resource: RuntimeResource, mode: ExchangeMode, clientId: string): boolean {
  const name = `TokenExchange_AllowedClientsFor${mode}`
  const attribute = resource.tokenAttributes.find((each) => each.attrName === name)
  return commaList(attribute?.attrValue ?? '').includes(clientId)
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && entry !== 'null')
}
