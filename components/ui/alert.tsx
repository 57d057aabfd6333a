import type { ReactNode } from 'react'
import { type Tone, toneSoft, toneText } from '@/components/ui/tone'
import { ToneIcon } from '@/components/ui/tone-icon'
import { cn } from '@/lib/base/cn'

interface AlertProps {
  tone: Tone
  title: ReactNode
  children?: ReactNode
  /** One button or link. */
  action?: ReactNode
  /** Announce it: for something that appeared after an action, not for what was there at load. */
  live?: boolean
  className?: string
}

/** A notice in the flow of a page: what is so, and the one thing to do about it. */
export function Alert({ tone, title, children, action, live, className }: AlertProps) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg p-3', toneSoft[tone], className)}
    >
      <ToneIcon tone={tone} className={cn('mt-0.5', toneText[tone])} />
      <div className="min-w-0 flex-1 basis-60 break-words text-text">
        <p className="font-medium">{title}</p>
        {children && <div className="text-sm text-text">{children}</div>}
      </div>
      {action}
    </div>
  )
}
