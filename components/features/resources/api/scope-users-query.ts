import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/base/fetch-json'

export interface ScopeUsers {
  clientCount: number
  firstClients: { pk: string; name: string; clientId: string }[]
}

/** Clients that name one scope of a resource server. */
export function scopeUsersQuery(resourceId: string, scope: string) {
  return queryOptions({
    queryKey: ['resources', resourceId, 'users', scope],
    queryFn: ({ signal }) =>
      fetchJson<ScopeUsers>(
        `/api/resources/${encodeURIComponent(resourceId)}/users?scope=${encodeURIComponent(scope)}`,
        {
          signal,
        },
      ),
  })
}
