import type { RuntimeDomain } from '../ports'

/** Paths of the pages that every domain has until an administrator names others. @see spec runtime-api, head */
export const CONSENT_PAGE_PATH = '/oam/pages/consent.jsp'
export const ERROR_PAGE_PATH = '/oam/pages/error.jsp'

/** The administrator's own consent page; null where the built-in one is shown. */
export function customConsentPage({ consentPageUrl }: RuntimeDomain, publicUrl: string): URL | null {
  return customPage(consentPageUrl, CONSENT_PAGE_PATH, publicUrl)
}

/** The administrator's own error page; null where the built-in one is shown. */
export function customErrorPage({ errorPageUrl }: RuntimeDomain, publicUrl: string): URL | null {
  return customPage(errorPageUrl, ERROR_PAGE_PATH, publicUrl)
}

/** An address nobody can be sent to is as none: the built-in page then says what there is to say. */
function customPage(address: string, builtIn: string, publicUrl: string): URL | null {
  if (address === '' || address === builtIn || !URL.canParse(address, publicUrl)) return null
  const url = new URL(address, publicUrl)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return url.pathname === builtIn && url.origin === new URL(publicUrl).origin ? null : url
}

/** A copy of the address with further parameters. */
export function withQuery(address: URL, further: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(further)) url.searchParams.append(name, value)
  return url.href
}
