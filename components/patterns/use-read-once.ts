'use client'

import { type FetchQueryOptions, hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/**
 * Reads something through the query cache once, for what is no live list: it neither refetches nor observes, and so
 * spares a page the script that does. A refusal leaves undefined.
 */
export function useReadOnce<T, Key extends QueryKey>(options: FetchQueryOptions<T, Error, T, Key>, enabled: boolean) {
  const client = useQueryClient()
  const key = hashKey(options.queryKey)
  const [read, setRead] = useState<{ key: string; data: T }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that may differ
  useEffect(() => {
    if (!enabled) return
    let isWanted = true
    client.fetchQuery(options).then(
      (data) => {
        if (isWanted) setRead({ key, data })
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [key, enabled])
  return read?.key === key ? read.data : undefined
}
