import { type ComponentProps, type ReactNode, useId } from 'react'
import { Choice } from '@/components/ui/choice'
import { cn } from '@/lib/base/cn'

interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role'> {
  /** Without a label give `aria-label`. */
  label?: ReactNode
  description?: ReactNode
}

const look = [
  'relative h-4 w-7 shrink-0 appearance-none rounded-full border border-control bg-surface transition-colors duration-100',
  'before:absolute before:top-[2px] before:left-[2px] before:size-2.5 before:rounded-full before:bg-control',
  'before:transition-transform before:duration-100 hover:border-muted',
  'checked:border-accent checked:bg-accent checked:before:translate-x-3 checked:before:bg-on-accent',
  'disabled:cursor-not-allowed disabled:opacity-50',
].join(' ')

/** On or off; a native checkbox underneath, so it posts with a form and works with react-hook-form's register. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  const id = useId()
  const box = (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox reports its own state
      role="switch"
      aria-describedby={description ? id : undefined}
      {...props}
      className={cn(look, label ? null : className)}
    />
  )
  if (!label) return box
  return <Choice control={box} label={label} description={description} descriptionId={id} className={className} />
}
