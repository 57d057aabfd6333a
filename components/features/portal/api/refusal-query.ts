import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'
import type { RefusalView } from '@/lib/schemas/migration/refusal'

/** Traces are written within a second or two after the answer. */
const TRIES = 6
const BETWEEN_MS = 700

export function refusalQuery(correlationId: string) {
  return queryOptions({
    queryKey: ['portal-refusal', correlationId],
    queryFn: ({ signal }) =>
      fetchJson<RefusalView>(`/api/portal/refusals/${encodeURIComponent(correlationId)}`, { signal }),
    retry: TRIES,
    retryDelay: BETWEEN_MS,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
