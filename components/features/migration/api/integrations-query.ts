import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'
import type { Page } from '@/lib/base/page'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'

const EVERY_MS = 5_000

/** A page of the readiness table, kept fresh while somebody looks. Instants arrive as ISO text. */
export function integrationsQuery(environmentId: string, asked: Readonly<Record<string, string>>) {
  const path = `/api/migration/environments/${encodeURIComponent(environmentId)}/integrations`
  const search = new URLSearchParams(asked).toString()
  return queryOptions({
    queryKey: ['migration', environmentId, 'integrations', search],
    queryFn: ({ signal }) => fetchJson<Page<IntegrationItem>>(`${path}?${search}`, { signal }),
    refetchInterval: EVERY_MS,
    gcTime: 0,
  })
}
