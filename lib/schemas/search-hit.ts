/** One line of the command palette. */
export interface SearchHit {
  kind: 'domain' | 'resource' | 'client'
  id: string
  label: string
  /** client id, or the description of where it lives */
  detail: string
  domainName: string
}
