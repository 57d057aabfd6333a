import type { ComponentProps } from 'react'
import { cn } from '@/lib/base/cn'

interface LabelProps extends ComponentProps<'label'> {
  required?: boolean
  optional?: boolean
}

/** Names a control. Marks whichever of required and optional is the exception in its form. */
export function Label({ required, optional, className, children, ...props }: LabelProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor
    <label {...props} className={cn('text-base font-medium text-text', className)}>
      {children}
      {required && <span className="ml-1.5 text-xs font-normal text-muted">required</span>}
      {optional && <span className="ml-1.5 text-xs font-normal text-muted">optional</span>}
    </label>
  )
}
