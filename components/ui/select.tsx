import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { cn } from '@/lib/base/cn'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

interface SelectProps extends ComponentProps<'select'> {
  /** Either these or `<option>` children. */
  options?: readonly SelectOption[]
}

/** One choice of a few, with the device's own list: the best one on a phone, and it works without script. */
export function Select({ options, children, className, ...props }: SelectProps) {
  return (
    <span className={cn('relative flex w-full items-center', className)}>
      <select {...props} className={cn(controlClass, 'h-(--control) appearance-none truncate pr-8')}>
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden size={16} className="pointer-events-none absolute right-2.5 text-muted" />
    </span>
  )
}
