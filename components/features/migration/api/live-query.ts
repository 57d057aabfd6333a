import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'
import type { EnvironmentLive } from '@/lib/schemas/migration/live'

const EVERY_MS = 3_000

/** An environment as real traffic moves it, kept fresh while somebody looks. Instants arrive as ISO text. */
export function liveQuery(environmentId: string) {
  return queryOptions({
    queryKey: ['migration', environmentId, 'live'],
    queryFn: ({ signal }) =>
      fetchJson<EnvironmentLive>(`/api/migration/environments/${encodeURIComponent(environmentId)}`, { signal }),
    refetchInterval: EVERY_MS,
    // What was seen on an earlier visit is older than what the server has just rendered.
    gcTime: 0,
  })
}
