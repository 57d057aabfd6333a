/** What leaves the key services: nothing private is in it. */
export interface KeyPairView {
  id: string
  alias: string
  keyType: 'RSA' | 'EC' | 'OKP'
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  sizeBits: number
  /** in the words of the administration REST surface, for example `Sun RSA public key, 2048 bits` */
  publicKeyDetails: string
  /** PEM */
  certificate: string
  x5t: string
  x5tS256: string
  subject: string
  issuer: string
  notBefore: Date
  notAfter: Date
  createdAt: Date
  /** domains that use it and that the reader may see */
  domainNames: string[]
}

export const DOMAIN_KEY_STATES = ['PUBLISHED', 'SIGNING', 'RETIRING'] as const
export type DomainKeyState = (typeof DOMAIN_KEY_STATES)[number]

/** A key pair's part in one domain, at the instant of reading. */
export interface DomainKeyPart {
  domainId: string
  state: DomainKeyState
  kid: string
  publishedAt: Date
  signingAt: Date | null
  /** when it stops being believed and published; null unless it is retiring */
  retiresAt: Date | null
  /** listed in the JWKS now; what it signed is believed exactly as long */
  isPublished: boolean
}

/** The part, seen from the domain. */
export interface DomainKeyView extends DomainKeyPart {
  pair: Omit<KeyPairView, 'domainNames'>
}

/** The part, seen from the pair. */
export interface KeyPairUse extends DomainKeyPart {
  domainName: string
  /** tokens of the domain that are alive under the pair */
  liveTokens: number
}

/** How the server changes the keys of a domain by itself; null settings: it does not. */
export interface RotationView {
  settings: { intervalDays: number; publishAheadHours: number } | null
  next: {
    step: 'publish' | 'sign'
    at: Date
    /** when the next key signs, by what is known now */
    signsAt: Date
    /** the pair that signs next; null until it is made */
    keyPairId: string | null
  } | null
}

/** What waits for a key: tokens that end with it, and callers that do not know it yet. */
export interface KeyFigures {
  /** tokens that are alive under the key, and when the last of them ends */
  liveTokens: number
  lastTokenExpiresAt: Date | null
  /** of those, the ones that live on when the key is gone; of a signing key, if it were to retire now */
  tokensCutOff: number
  /** callers of the last seven days that have fetched the key set since the key is in it */
  fetchedBy: number
}

/** A domain's keys as its time line shows them. */
export interface SigningOverview {
  keys: (DomainKeyView & KeyFigures)[]
  /** callers that fetched the key set in the last seven days */
  callers: number
  rotation: RotationView
  rolloverHours: number
  now: Date
}
