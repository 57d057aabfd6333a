'use client'

import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/base/cn'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Accessible name and tooltip: a verb and its object, "Copy client id". */
  label: string
  variant?: ButtonVariant
  size?: 'md' | 'sm'
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A press shown as an icon alone; only for toolbars and rows, never without its tooltip. */
export function IconButton({ label, variant = 'ghost', size = 'md', side, className, ...props }: IconButtonProps) {
  return (
    <Tooltip content={label} side={side} describes={false}>
      <button
        type="button"
        {...props}
        aria-label={label}
        className={cn(buttonClass({ variant, size: size === 'md' ? 'icon' : 'icon-sm' }), className)}
      />
    </Tooltip>
  )
}
