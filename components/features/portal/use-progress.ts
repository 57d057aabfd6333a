'use client'

import { useQuery } from '@tanstack/react-query'
import type { PortalProgress } from '@/lib/schemas/migration/portal-chain'
import { progressQuery } from './api/progress-query'

/** As the server rendered it, and from then on as the traffic moves it. */
export function useProgress(environmentId: string, initialData: PortalProgress): PortalProgress {
  return useQuery({ ...progressQuery(environmentId), initialData }).data
}
