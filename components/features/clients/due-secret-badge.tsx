'use client'

import { TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { useNow } from '@/components/ui/use-now'
import type { DueSecret } from '@/lib/schemas/client-attention'
import { secretState } from './secret-state'

/** A due secret in a list: what is so, in the tone of how much time is left. */
export function DueSecretBadge({ due }: { due: DueSecret }) {
  const now = useNow()
  const { word, tone } = secretState(due.expiresAt, now)
  return (
    <Badge tone={now === null || tone === 'good' ? 'attention' : tone}>
      <TriangleAlert aria-hidden />
      {due.attention === 'OLD_SECRET_IN_USE'
        ? 'Old secret in use'
        : now === null
          ? 'Secret ends'
          : `Secret: ${word.toLowerCase()}`}
    </Badge>
  )
}
