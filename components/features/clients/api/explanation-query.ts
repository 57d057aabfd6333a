import { queryOptions } from '@tanstack/react-query'
import { explainTokenAction } from '@/lib/actions/clients/explain-token'

/** Where each claim came from. An action, because claims do not belong in an address. */
export function explanationQuery(pk: string, claims: Record<string, unknown>) {
  return queryOptions({
    queryKey: ['clients', pk, 'explanation', claims.jti ?? claims],
    queryFn: async () => {
      const answer = await explainTokenAction({ pk, claims })
      if (!answer.ok) throw new Error(answer.message)
      return answer.data
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
