'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'
import { listHref } from '@/components/patterns/list-url'

/** Changes parameters of the list in the address, without a new history entry, and says when the answer is pending. */
export function useListNavigation() {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [pending, start] = useTransition()
  const change = (patch: Record<string, string | null>) =>
    start(() => router.replace(listHref(path, Object.fromEntries(params), patch), { scroll: false }))
  return { params, pending, change }
}
