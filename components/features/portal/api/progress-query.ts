import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'
import type { PortalProgress } from '@/lib/schemas/migration/portal-chain'

const EVERY_MS = 3_000

/** What real traffic says of one chain; asked again while the page is looked at. */
export function progressQuery(environmentId: string) {
  return queryOptions({
    queryKey: ['portal-progress', environmentId],
    queryFn: ({ signal }) =>
      fetchJson<PortalProgress>(`/api/portal/chains/${encodeURIComponent(environmentId)}`, { signal }),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
  })
}
