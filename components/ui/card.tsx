import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/base/cn'

/** A bordered sheet for one concern. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={cn('min-w-0 rounded-lg border bg-surface break-words', className)} />
}

interface CardHeaderProps {
  title: ReactNode
  description?: ReactNode
  action?: ReactNode
  /** To name the card: `<Card aria-labelledby={id}>`. */
  titleId?: string
  level?: 2 | 3
}

export function CardHeader({ title, description, action, titleId, level = 2 }: CardHeaderProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 pt-4">
      <div className="min-w-0 max-w-prose">
        <Heading id={titleId} className="text-base font-semibold">
          {title}
        </Heading>
        {description && <p className="mt-0.5 text-muted">{description}</p>}
      </div>
      {action}
    </div>
  )
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('px-5 py-4', className)} />
}

export function CardFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      {...props}
      className={cn('flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t px-5 py-3', className)}
    />
  )
}
