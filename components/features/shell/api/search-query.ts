import { queryOptions } from '@tanstack/react-query'
import type { PaletteHit } from '@/components/patterns/palette-hit'
import { fetchJson } from '@/lib/base/fetch-json'
import { routes } from '@/lib/base/routes'
import type { SearchHit } from '@/lib/schemas/search-hit'

/** What the palette finds; the same words within a few seconds are not asked for twice. */
export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) =>
      (await fetchJson<SearchHit[]>(`/api/search?q=${encodeURIComponent(text)}`, { signal })).map(toPaletteHit),
    staleTime: 10_000,
  })
}

function toPaletteHit({ kind, id, label, detail, domainName }: SearchHit): PaletteHit {
  const href = { domain: routes.domain, resource: routes.resource, client: routes.client }[kind](id)
  const where = kind === 'domain' ? detail : [detail, domainName].filter(Boolean).join(' · ')
  return { kind, id, label, detail: where, href }
}
