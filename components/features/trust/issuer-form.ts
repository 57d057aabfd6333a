/** A trusted issuer as its dialog edits it. */
export interface IssuerForm {
  issuer: string
  description: string
  /** pasted text; new keys when the issuer is there already */
  keys: string
  /** thumbprints */
  removeKeys: string[]
  /** empty: every client that has the grant */
  clientIds: string[]
  maxLifetimeSeconds: number
  clockSkewSeconds: number
  enabled: boolean
}
