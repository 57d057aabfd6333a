'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * False until React has taken over the server's markup. A form that needs a script keeps its button still until then,
 * because a browser would submit it by itself.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
