import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { FieldError, FieldHelp } from '@/components/ui/field-message'
import { Label } from '@/components/ui/label'
import { cn } from '@/lib/base/cn'

interface ControlProps {
  id?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-required'?: boolean
}

interface FieldProps {
  label: ReactNode
  /** One control that takes `id` and `aria-*`: Input, Textarea, Select, RichSelect, TokenInput, PasswordInput. */
  children: ReactElement<ControlProps>
  /** One sentence: what it does. Units and defaults have their own places. */
  help?: ReactNode
  /** react-hook-form: `errors.name?.message`. */
  error?: string
  /** Shown after the control and read with it: "seconds". */
  unit?: string
  required?: boolean
  optional?: boolean
  /** Right of the label: an EffectiveValue, a link to the reference. */
  aside?: ReactNode
  /** Only to be linked to, for example from an error summary. */
  id?: string
  className?: string
}

/** Label, control, unit, help and error, tied together for assistive technology. */
export function Field({ label, children, help, error, unit, required, optional, aside, id, className }: FieldProps) {
  const made = useId()
  const controlId = children.props.id ?? id ?? made
  const described = [
    unit && `${controlId}-unit`,
    help && `${controlId}-help`,
    error && `${controlId}-error`,
    children.props['aria-describedby'],
  ].filter(Boolean)
  const control = cloneElement(children, {
    id: controlId,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  })
  return (
    <div className={cn('grid grid-cols-1 gap-1.5', className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Label htmlFor={controlId} required={required} optional={optional}>
          {label}
        </Label>
        {aside && <div className="text-sm text-muted">{aside}</div>}
      </div>
      {unit ? (
        <div className="flex items-center gap-2">
          {control}
          <span id={`${controlId}-unit`} className="shrink-0 text-sm text-muted">
            {unit}
          </span>
        </div>
      ) : (
        control
      )}
      {help && <FieldHelp id={`${controlId}-help`}>{help}</FieldHelp>}
      {error && <FieldError id={`${controlId}-error`}>{error}</FieldError>}
    </div>
  )
}
