import type { ComponentProps } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { cn } from '@/lib/base/cn'

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ mono, className, ...props }: ComponentProps<'textarea'> & { mono?: boolean }) {
  return (
    <textarea
      rows={3}
      {...props}
      className={cn(controlClass, 'field-sizing-content min-h-16 py-1.5', mono && 'mono', className)}
    />
  )
}
