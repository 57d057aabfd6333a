import { type ReactNode, useId } from 'react'
import { FieldError, FieldHelp } from '@/components/ui/field-message'
import { cn } from '@/lib/base/cn'

interface FieldSetProps {
  legend: ReactNode
  help?: ReactNode
  error?: string
  children: ReactNode
  className?: string
}

/** Several controls that answer one question: radios, a row of checkboxes, a pair of inputs. */
export function FieldSet({ legend, help, error, children, className }: FieldSetProps) {
  const id = useId()
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={cn('min-w-0', className)} aria-describedby={described || undefined}>
      <legend className="mb-1.5 text-base font-medium">{legend}</legend>
      {help && (
        <div className="mb-2">
          <FieldHelp id={`${id}-help`}>{help}</FieldHelp>
        </div>
      )}
      {children}
      {error && (
        <div className="mt-1.5">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  )
}
