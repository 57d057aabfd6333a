import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'

interface RemarkProps {
  tone: Tone
  /** A sentence; it breaks where the room ends. */
  children: ReactNode
  /** Read out when it appears while somebody types. */
  live?: boolean
}

/** A sentence under a field about what stands in it. */
export function Remark({ tone, children, live }: RemarkProps) {
  return (
    <p className="text-sm" role={live ? 'status' : undefined}>
      <Status tone={tone} className="items-start whitespace-normal [&>svg]:mt-0.5 [&>svg]:shrink-0">
        {children}
      </Status>
    </p>
  )
}
