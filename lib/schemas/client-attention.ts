/** Why a client may need somebody's attention, as far as its secrets go. */
export const CLIENT_ATTENTIONS = ['SECRET_ENDING', 'OLD_SECRET_IN_USE'] as const
export type ClientAttention = (typeof CLIENT_ATTENTIONS)[number]

/** One due secret of a client in a list. */
export interface DueSecret {
  attention: ClientAttention
  /** in the past: it has ended */
  expiresAt: Date
}

/** A current secret that ends is told so many days ahead, urgently when few are left. */
export const SECRET_WARNING_DAYS = 30
export const SECRET_URGENT_DAYS = 7

/** Longest lifetime of client secrets that a domain may set. */
export const SECRET_LIFETIME_MAX_DAYS = 3650
