import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'
import { Spinner } from '@/components/ui/spinner'
import { cn } from '@/lib/base/cn'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  size?: 'md' | 'sm'
  /** A 16 px icon before the label. */
  icon?: ReactNode
  /** Keeps the width, shows a spinner and refuses further presses. */
  loading?: boolean
}

/** A press. Its label is a verb; one primary button a view. */
export function Button({ variant, size, icon, loading, className, children, disabled, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      className={cn(buttonClass({ variant, size }), className)}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  )
}
