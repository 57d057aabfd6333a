/** Where an integration stands. @see spec migration §6 */
export const INTEGRATION_STATES = ['SSD_ONLY', 'CREDENTIALS_ISSUED', 'DUAL', 'OCIM_ONLY', 'VERIFIED', 'BROKEN'] as const
export type IntegrationState = (typeof INTEGRATION_STATES)[number]

export const STATE_WORDS: Record<IntegrationState, string> = {
  SSD_ONLY: 'SSD only',
  CREDENTIALS_ISSUED: 'Client reissued',
  DUAL: 'Both',
  OCIM_ONLY: 'OCIM only',
  VERIFIED: 'Verified',
  BROKEN: 'Broken',
}

export const STATE_HELP: Record<IntegrationState, string> = {
  SSD_ONLY: 'Gets its tokens by SSD; no OCIM client yet.',
  CREDENTIALS_ISSUED: 'Has an OCIM client and has not used it yet.',
  DUAL: 'Has got a token by OCIM; SSD is still in use or was until lately.',
  OCIM_ONLY: 'Gets its tokens by OCIM and no longer by SSD.',
  VERIFIED: 'Verified on OCIM after the migration.',
  BROKEN: 'SSD is off and it has not got a token by OCIM.',
}

/** Not yet on OCIM: what the question "who is still on SSD" is about. */
export const STILL_ON_SSD: readonly IntegrationState[] = ['SSD_ONLY', 'CREDENTIALS_ISSUED']

export const OWNER_KINDS = ['CUSTOMER', 'PARTNER'] as const
export type OwnerKind = (typeof OWNER_KINDS)[number]
export const OWNER_KIND_WORDS: Record<OwnerKind, string> = { CUSTOMER: 'Internal', PARTNER: 'Partner' }

/** Readiness R0–R5. @see spec migration §6.2 */
export const SCORES = [0, 1, 2, 3, 4, 5] as const
export type Score = (typeof SCORES)[number]

export const SCORE_WORDS: Record<Score, string> = {
  0: 'Not started',
  1: 'Acknowledged',
  2: 'Client reissued',
  3: 'Test token received',
  4: 'Real call made',
  5: 'SSD silent',
}

export const SCORE_HELP: Record<Score, string> = {
  0: 'Nobody has acknowledged the migration yet.',
  1: 'The owner has acknowledged the migration.',
  2: 'An OCIM client with a secret was issued.',
  3: 'A token was issued by OCIM.',
  4: 'An API call with a token from OCIM was let through.',
  5: 'Calls come by OCIM, and SSD has been silent for the agreed time.',
}
