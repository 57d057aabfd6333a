'use client'

import { useQuery } from '@tanstack/react-query'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { EnvironmentLive } from '@/lib/schemas/migration/live'
import { liveQuery } from './api/live-query'

/** The environment as it was last read; what the server rendered until the first answer came. */
export function useEnvironment(initial: EnvironmentView): EnvironmentView {
  const { data } = useQuery(liveQuery(initial.id))
  return data?.environment ?? initial
}

/** All that the page of an environment keeps fresh. */
export function useLive(initial: EnvironmentLive): EnvironmentLive & { failed: boolean } {
  const { data, isError } = useQuery(liveQuery(initial.environment.id))
  return { ...(data ?? initial), failed: isError }
}
