import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'
import type { ClientView } from '@/lib/schemas/client'

/** One client, kept fresh while it is looked at: last use changes without anybody saving. Instants arrive as ISO text. */
export function clientQuery(pk: string) {
  return queryOptions({
    queryKey: ['clients', pk],
    queryFn: ({ signal }) => fetchJson<ClientView>(`/api/clients/${encodeURIComponent(pk)}`, { signal }),
    refetchInterval: 15_000,
  })
}
