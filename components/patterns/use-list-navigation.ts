'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { createListChanges } from '@/components/patterns/list-changes'

/** One for all filters of a page: each is a component of its own. */
const changes = createListChanges()

/** Changes parameters of the list in the address, without a new history entry, and says when the answer is pending. */
export function useListNavigation() {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [pending, start] = useTransition()
  // A change may come from a timer that was set when the page stood elsewhere.
  const latest = useRef(params)
  latest.current = params
  useEffect(() => changes.standsAt(path, params), [path, params])
  const change = (patch: Record<string, string | null>) =>
    start(() => router.replace(changes.change(path, latest.current, patch), { scroll: false }))
  return { params, pending, change }
}
