/** Whom people are invited to. */
export interface Organisation {
  kind: 'CUSTOMER' | 'PARTNER'
  id: string
  name: string
}
