export const CONNECTION_STATES = ['PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED', 'REVOKED'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

export const CONNECTION_STATE_WORDS: Record<ConnectionState, string> = {
  PENDING: 'Pending',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  SUSPENDED: 'Suspended',
  REVOKED: 'Revoked',
}

export const CONNECTION_DECISIONS = ['APPROVE', 'REJECT', 'SUSPEND', 'REVOKE', 'RESUME'] as const
export type ConnectionDecision = (typeof CONNECTION_DECISIONS)[number]

/** From which states a decision can be taken, and what it makes of them. */
export const DECISIONS: Record<ConnectionDecision, { from: readonly ConnectionState[]; to: ConnectionState }> = {
  APPROVE: { from: ['PENDING', 'APPROVED', 'REJECTED', 'REVOKED'], to: 'APPROVED' },
  REJECT: { from: ['PENDING'], to: 'REJECTED' },
  SUSPEND: { from: ['APPROVED'], to: 'SUSPENDED' },
  REVOKE: { from: ['APPROVED', 'SUSPENDED'], to: 'REVOKED' },
  RESUME: { from: ['SUSPENDED'], to: 'APPROVED' },
}
