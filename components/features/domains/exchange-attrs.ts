import type { DomainView } from '@/lib/schemas/domain'
import { customAttr } from './api/save-domain'

/** Token exchange as the card shows it; the attributes are text, lists in them are separated by commas. */
export type ExchangeForm = {
  delegation: boolean
  impersonation: boolean
  delegationClaims: string[]
  impersonationClaims: string[]
  ttlSeconds: string
  mayOutlive: boolean
  enforceMayAct: boolean
  everyIssuer: boolean
  issuers: string[]
}

const ALL_ISSUERS = 'ALL_ISSUERS'

export function readExchange(view: DomainView): ExchangeForm {
  const attribute = (name: string) => customAttr(view, `TokenExchange_${name}`)
  const isOn = (name: string) => attribute(name).toLowerCase() === 'true'
  const issuers = list(attribute('OAMIssuers'))
  return {
    delegation: isOn('DelegationEnabled'),
    impersonation: isOn('ImpersonationEnabled'),
    delegationClaims: list(attribute('DelegationClaimsToBeCopied')),
    impersonationClaims: list(attribute('ImpersonationClaimsToBeCopied')),
    ttlSeconds: attribute('TokenExpiryInSeconds'),
    mayOutlive: isOn('MayOutliveSubjectToken'),
    enforceMayAct: attribute('EnforceMayActClaim').toLowerCase() !== 'false',
    everyIssuer: issuers.includes(ALL_ISSUERS),
    issuers: issuers.filter((issuer) => issuer !== ALL_ISSUERS),
  }
}

/** What differs from a default is written, what does not is taken away. */
export function exchangeAttrs(form: ExchangeForm): Record<string, string> {
  return {
    TokenExchange_DelegationEnabled: form.delegation ? 'true' : '',
    TokenExchange_ImpersonationEnabled: form.impersonation ? 'true' : '',
    TokenExchange_DelegationClaimsToBeCopied: form.delegationClaims.join(','),
    TokenExchange_ImpersonationClaimsToBeCopied: form.impersonationClaims.join(','),
    TokenExchange_TokenExpiryInSeconds: form.ttlSeconds,
    TokenExchange_MayOutliveSubjectToken: form.mayOutlive ? 'true' : '',
    TokenExchange_EnforceMayActClaim: form.enforceMayAct ? '' : 'false',
    TokenExchange_OAMIssuers: form.everyIssuer ? ALL_ISSUERS : form.issuers.join(','),
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && entry !== 'null')
}
