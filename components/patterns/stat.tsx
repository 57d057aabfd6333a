import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Tone, toneText } from '@/components/ui/tone'
import { cn } from '@/lib/base/cn'

interface StatProps {
  label: string
  value: ReactNode
  /** Compared with what, since when. */
  hint?: ReactNode
  tone?: Tone
  href?: string
  /** A Sparkline. */
  chart?: ReactNode
}

/** One figure. */
export function Stat({ label, value, hint, tone, href, chart }: StatProps) {
  return (
    <div className={cn('relative min-w-0 rounded-lg border bg-surface px-4 py-3', href && 'hover:bg-sunken')}>
      <p className="text-sm text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <div className="flex items-end justify-between gap-3">
        <p className="num text-2xl font-semibold tracking-tight">{value}</p>
        {chart && <div className="max-sm:hidden">{chart}</div>}
      </div>
      {hint && <p className={cn('text-sm', tone ? toneText[tone] : 'text-muted')}>{hint}</p>}
    </div>
  )
}
