import type { MaybePromise, RuntimeDomain } from '../ports'

/** How a domain looks to the people who sign in to it. */
export interface RuntimeBranding {
  /** shown instead of the domain's name; empty: the name */
  displayName: string
  /** media type of the logo; null where there is none */
  logoType: string | null
  /** differs from every earlier logo's, so that browsers may keep one for ever */
  logoVersion: string
  /** `#rrggbb`. Where only one is set, the other theme takes a readable form of it; without any, the product's accent */
  accentLight: string | null
  accentDark: string | null
  supportUrl: string | null
  privacyUrl: string | null
  termsUrl: string | null
}

/** Looks from memory, at most one second behind a change made on another node; the picture may be read each time. */
export interface BrandingSource {
  /** The same object until something about it changes, so that pages keep what they derive by it; null: as delivered. */
  of(domain: RuntimeDomain): MaybePromise<RuntimeBranding | null>
  /** The picture itself; null where there is none. */
  logo(domain: RuntimeDomain): Promise<{ type: string; bytes: Buffer } | null>
}
