import { useEffect, useRef, useState } from 'react'
import type { RevocationPreview } from '@/lib/schemas/revocation'

export type LoadPreview = () => Promise<{ ok: true; data: RevocationPreview } | { ok: false; message: string }>

export type CountedPreview =
  | { state: 'idle' | 'counting' }
  | { state: 'counted'; preview: RevocationPreview }
  | { state: 'failed'; message: string }

/** Counts what a revocation would hit, anew for every key; null counts nothing. An answer that was overtaken is dropped. */
export function usePreview(load: LoadPreview, key: string | null): CountedPreview {
  const [counted, setCounted] = useState<CountedPreview & { key: string | null }>({ state: 'idle', key: null })
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    if (key === null) return
    let isCurrent = true
    const tell = (next: CountedPreview) => {
      if (isCurrent) setCounted({ ...next, key })
    }
    latest.current().then(
      (answer) =>
        tell(answer.ok ? { state: 'counted', preview: answer.data } : { state: 'failed', message: answer.message }),
      () => tell({ state: 'failed', message: 'The server could not be reached.' }),
    )
    return () => {
      isCurrent = false
    }
  }, [key])
  if (key === null) return { state: 'idle' }
  return counted.key === key ? counted : { state: 'counting' }
}
