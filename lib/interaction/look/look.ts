import type { RuntimeDomain } from '@/lib/oauth/ports'
import type { RuntimeBranding } from '@/lib/oauth/ports/branding'
import { plain } from '../plain'
import { safeLink } from '../safe-link'
import { accentsOf } from './palette'
import { accentStyle } from './stylesheet'

/** What the pages of one domain have in common, derived once. */
export interface Look {
  /** null where no domain is known */
  name: string | null
  /** shown where there is no logo */
  initial: string
  logo: string | null
  /** the style that sets the accent */
  style: string
  supportUrl: string | null
  privacyUrl: string | null
  termsUrl: string | null
  /** the person's own page in this domain */
  accountUrl: string | null
}

const domainPath = (domain: RuntimeDomain, rest: string) => `/oauth2/domains/${encodeURIComponent(domain.name)}/${rest}`

const LOOK_OF_NOBODY: Look = {
  name: null,
  initial: 'G',
  logo: null,
  style: accentStyle(accentsOf(null)),
  supportUrl: null,
  privacyUrl: null,
  termsUrl: null,
  accountUrl: null,
}

// Domain and branding are the same objects until something about them changes.
const known = new WeakMap<RuntimeDomain, { branding: RuntimeBranding | null; look: Look }>()

/** The look of a domain; without one that of the product. */
export function lookOf(domain: RuntimeDomain | null, branding: RuntimeBranding | null): Look {
  if (!domain) return LOOK_OF_NOBODY
  const before = known.get(domain)
  if (before && before.branding === branding) return before.look
  const look = derive(domain, branding)
  known.set(domain, { branding, look })
  return look
}

function derive(domain: RuntimeDomain, branding: RuntimeBranding | null): Look {
  const name = plain(branding?.displayName ?? '') || domain.name
  return {
    name,
    initial: [...new Intl.Segmenter().segment(name)][0]?.segment.toUpperCase() ?? '',
    logo: branding?.logoType ? domainPath(domain, `logo?v=${encodeURIComponent(branding.logoVersion)}`) : null,
    style: accentStyle(accentsOf(branding)),
    supportUrl: safeLink(branding?.supportUrl ?? null),
    privacyUrl: safeLink(branding?.privacyUrl ?? null),
    termsUrl: safeLink(branding?.termsUrl ?? null),
    accountUrl: domainPath(domain, 'account'),
  }
}
