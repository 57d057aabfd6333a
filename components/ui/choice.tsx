import type { ReactNode } from 'react'
import { cn } from '@/lib/base/cn'

interface ChoiceProps {
  control: ReactNode
  label: ReactNode
  description?: ReactNode
  descriptionId?: string
  className?: string
}

/** A control with its words to the right; the words are part of the target. */
export function Choice({ control, label, description, descriptionId, className }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, given as a prop
    <label className={cn('group flex items-start gap-2.5 py-0.5 has-disabled:cursor-not-allowed', className)}>
      <span className="flex h-5 shrink-0 items-center">{control}</span>
      <span className="min-w-0">
        <span className="block group-has-disabled:text-muted">{label}</span>
        {description && (
          <span id={descriptionId} className="block text-sm text-pretty text-muted">
            {description}
          </span>
        )}
      </span>
    </label>
  )
}
