import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'

export interface ScopeChoice {
  value: string
  detail?: string
}

/** Every scope a client of this domain may be given, for suggestions. */
export function domainScopesQuery(domainId: string) {
  return queryOptions({
    queryKey: ['domains', domainId, 'scopes'],
    queryFn: ({ signal }) =>
      fetchJson<ScopeChoice[]>(`/api/domains/${encodeURIComponent(domainId)}/scopes`, { signal }),
    staleTime: 15_000,
  })
}
