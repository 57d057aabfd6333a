import type { ComponentProps } from 'react'
import { type Tone, toneSoft } from '@/components/ui/tone'
import { cn } from '@/lib/base/cn'

interface BadgeProps extends ComponentProps<'span'> {
  tone?: Tone
  mono?: boolean
}

/** A small fact beside a name: a type, a grant, a count. For states use Status, which has an icon. */
export function Badge({ tone = 'neutral', mono, className, ...props }: BadgeProps) {
  return (
    <span
      {...props}
      className={cn(
        'inline-flex h-5 max-w-full align-middle items-center gap-1 truncate rounded-sm px-1.5 text-xs font-medium [&_svg]:size-3',
        toneSoft[tone],
        tone === 'neutral' && 'text-text',
        mono && 'mono font-normal',
        className,
      )}
    />
  )
}
