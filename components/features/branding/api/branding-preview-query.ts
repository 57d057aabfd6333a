import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'

/** A page with a look that is not saved: the real one, as its HTML. An empty text stands for nothing. */
export interface PreviewRequest {
  page: 'sign-in' | 'consent'
  displayName: string
  accentLight: string
  accentDark: string
  supportUrl: string
  privacyUrl: string
  termsUrl: string
  /** empty without a picture */
  logoVersion: string
}

export function brandingPreviewQuery(domainId: string, { ...request }: PreviewRequest) {
  return queryOptions({
    queryKey: ['domains', domainId, 'branding-preview', request],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(request)
      return fetchJson<{ html: string }>(`/api/domains/${encodeURIComponent(domainId)}/branding-preview?${query}`, {
        signal,
      })
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
}
