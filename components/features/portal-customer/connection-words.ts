import type { Tone } from '@/components/ui/tone'
import type { ConnectionDecision, ConnectionState } from '@/lib/schemas/migration/connection-state'

export const CONNECTION_TONES: Record<ConnectionState, Tone> = {
  PENDING: 'attention',
  APPROVED: 'good',
  REJECTED: 'neutral',
  SUSPENDED: 'attention',
  REVOKED: 'neutral',
}

interface DecisionWords {
  button: string
  /** `name` is the partner's. */
  title: (name: string, label: string) => string
  help: string
  done: (name: string) => string
  danger?: boolean
  /** The partner reads why. */
  asksReason?: boolean
}

export const DECISION_WORDS: Record<ConnectionDecision, DecisionWords> = {
  APPROVE: {
    button: 'Approve',
    title: (name, label) => `Let ${name} call ${label}?`,
    help: 'Its integrations may call the hotels that you choose. You can change or end this at any time.',
    done: (name) => `${name} approved`,
  },
  REJECT: {
    button: 'Reject',
    title: (name) => `Reject the request of ${name}?`,
    help: 'It may ask again later. The reason is shown to the partner.',
    done: (name) => `${name} rejected`,
    danger: true,
    asksReason: true,
  },
  SUSPEND: {
    button: 'Suspend',
    title: (name, label) => `Suspend ${name} at ${label}?`,
    help: 'Its calls are refused from now on, until you resume it. Its clients and limits stay as they are.',
    done: (name) => `${name} suspended`,
    danger: true,
    asksReason: true,
  },
  REVOKE: {
    button: 'Revoke',
    title: (name, label) => `Revoke the connection of ${name} to ${label}?`,
    help: 'Its calls are refused from now on. To work with you again it needs your approval anew.',
    done: (name) => `Connection of ${name} revoked`,
    danger: true,
    asksReason: true,
  },
  RESUME: {
    button: 'Resume',
    title: (name, label) => `Let ${name} call ${label} again?`,
    help: 'Its calls are let through from now on, at the hotels that you chose before.',
    done: (name) => `${name} resumed`,
  },
}
