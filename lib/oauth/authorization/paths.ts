import { domainBase } from '../issuer'
import type { RuntimeDomain } from '../ports'

/** The steps of a flow in a browser, by the last part of their path. */
export type Step =
  | 'authorize'
  | 'sign-in'
  | 'approval'
  | 'continue'
  | 'change-password'
  | 'end-session'
  | 'account'
  | 'account/end-session'
  | 'account/end-others'
  | 'account/withdraw'
  | 'account/sign-out'

/** Where a step is, for a browser that is at the server already. A domain's own path names it in every step. */
export function stepPath(publicUrl: string, domain: Pick<RuntimeDomain, 'name'>, step: Step): string {
  return `${domainBase(publicUrl, domain.name).slice(publicUrl.length)}/${step}`
}
