import type { ComponentProps, ReactNode } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { cn } from '@/lib/base/cn'

export interface InputProps extends ComponentProps<'input'> {
  /** Monospace: for identifiers, scopes, URIs, numbers with a format. */
  mono?: boolean
  /** A mark inside the box before the text (icon, scheme). Decorative. */
  leading?: ReactNode
  /** Inside the box after the text: a unit or a small button. */
  trailing?: ReactNode
}

/** One line of text. Wrap it in a Field, which names it. */
export function Input({ mono, leading, trailing, className, ...props }: InputProps) {
  const box = (
    <input
      autoComplete="off"
      {...props}
      className={cn(controlClass, 'h-(--control)', mono && 'mono', leading && 'pl-8', trailing && 'pr-10', className)}
    />
  )
  if (!leading && !trailing) return box
  return (
    <span className="relative flex w-full items-center">
      {leading && (
        <span aria-hidden className="pointer-events-none absolute left-2.5 flex text-faint [&_svg]:size-4">
          {leading}
        </span>
      )}
      {box}
      {trailing && <span className="absolute right-1 flex items-center text-sm text-muted">{trailing}</span>}
    </span>
  )
}
