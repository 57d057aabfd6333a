import { type ComponentProps, type ReactNode, useId } from 'react'
import { Choice } from '@/components/ui/choice'
import { cn } from '@/lib/base/cn'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Without a label give `aria-label`. */
  label?: ReactNode
  description?: ReactNode
}

const look = [
  'size-4 shrink-0 appearance-none rounded-sm border border-control bg-surface bg-center bg-no-repeat',
  'transition-colors duration-100 hover:border-muted',
  'checked:border-accent checked:bg-accent checked:hover:border-accent indeterminate:border-accent indeterminate:bg-accent',
  'aria-invalid:border-bad disabled:cursor-not-allowed disabled:opacity-50',
  'tick',
].join(' ')

/** Yes or no that takes effect with the form's save. */
export function Checkbox({ label, description, className, ...props }: CheckboxProps) {
  const id = useId()
  const box = (
    <input
      type="checkbox"
      aria-describedby={description ? id : undefined}
      {...props}
      className={cn(look, label ? null : className)}
    />
  )
  if (!label) return box
  return <Choice control={box} label={label} description={description} descriptionId={id} className={className} />
}
