import type { ReactNode } from 'react'
import { type Tone, toneText } from '@/components/ui/tone'
import { ToneIcon } from '@/components/ui/tone-icon'
import { cn } from '@/lib/base/cn'

/** A state: icon and word. "Signing", "Expires in 3 d", "Disabled". */
export function Status({ tone, children, className }: { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', toneText[tone], className)}>
      <ToneIcon tone={tone} />
      <span>{children}</span>
    </span>
  )
}
