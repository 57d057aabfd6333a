import {
  CONNECTION_STATE_WORDS,
  type ConnectionDecision,
  type ConnectionState,
  DECISIONS,
} from '@/lib/schemas/migration/connection-state'
import { isDuring, type Phase } from '@/lib/schemas/migration/phase'

/** Why no partner can be connected anew; null when one can (I5). */
export function freezeObjection(phase: Phase): string | null {
  return isDuring(phase) ? 'New partner connections are closed while the environment is migrating' : null
}

/** Why a decision cannot be taken; null when it can. An approval of what is not approved is a new connection. */
export function decisionObjection(decision: ConnectionDecision, state: ConnectionState, phase: Phase): string | null {
  if (!DECISIONS[decision].from.includes(state)) {
    return `The connection is ${CONNECTION_STATE_WORDS[state].toLowerCase()}`
  }
  return decision === 'APPROVE' && state !== 'APPROVED' ? freezeObjection(phase) : null
}

/** Why a partner cannot ask; null when it can. What was rejected or revoked may be asked for again. */
export function requestObjection(state: ConnectionState | null, phase: Phase): string | null {
  const frozen = freezeObjection(phase)
  if (frozen !== null) return frozen
  if (state === 'APPROVED') return 'The connection is approved'
  return state === 'SUSPENDED' ? 'The customer has suspended the connection' : null
}
