'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { useEnvironment } from './use-environment'

/** When somebody else moves the environment on, what the server rendered of it is rendered anew. */
export function EnvironmentWatcher({ environment }: { environment: EnvironmentView }) {
  const router = useRouter()
  const { phase, version } = useEnvironment(environment)
  const seen = useRef(`${environment.phase} ${environment.version}`)
  const now = `${phase} ${version}`
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    router.refresh()
  }, [now, router])
  return null
}
