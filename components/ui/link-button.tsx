import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'
import { cn } from '@/lib/base/cn'

interface LinkButtonProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant
  size?: 'md' | 'sm'
  icon?: ReactNode
}

/** A link that leads to a task and looks like the button that starts it. */
export function LinkButton({ variant, size, icon, className, children, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={cn(buttonClass({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  )
}
