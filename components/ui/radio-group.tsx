import { type ComponentProps, type ReactNode, useId } from 'react'
import { Choice } from '@/components/ui/choice'
import { FieldSet } from '@/components/ui/field-set'
import { cn } from '@/lib/base/cn'

export interface RadioOption {
  value: string
  label: ReactNode
  description?: ReactNode
  disabled?: boolean
}

interface RadioGroupProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue'> {
  legend: ReactNode
  options: readonly RadioOption[]
  /** Controlled value; leave out with react-hook-form's register. */
  value?: string
  defaultValue?: string
  help?: ReactNode
  error?: string
  /** Each option in its own bordered box, for choices that deserve weight. */
  cards?: boolean
}

const dot = [
  'size-4 shrink-0 appearance-none rounded-full border border-control bg-surface transition-colors duration-100',
  'hover:border-muted checked:border-5 checked:border-accent checked:hover:border-accent disabled:opacity-50',
].join(' ')

const card =
  'rounded-lg border border-strong bg-surface p-3 hover:border-control has-checked:border-accent has-checked:bg-accent-soft'

/** One of a few, all visible. Remaining props (name, onChange, ref …) go to every radio. */
export function RadioGroup(props: RadioGroupProps) {
  const { legend, options, value, defaultValue, help, error, cards, className, ...input } = props
  const group = useId()
  return (
    <FieldSet legend={legend} help={help} error={error} className={className}>
      <div className={cn('grid', cards ? 'gap-2 sm:grid-cols-2' : 'gap-1.5')}>
        {options.map((option) => (
          <Choice
            key={option.value}
            className={cn(cards && card)}
            label={option.label}
            description={option.description}
            descriptionId={`${group}-${option.value}`}
            control={
              <input
                name={group}
                {...input}
                type="radio"
                value={option.value}
                disabled={option.disabled ?? input.disabled}
                checked={value === undefined ? undefined : value === option.value}
                defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
                aria-describedby={option.description ? `${group}-${option.value}` : undefined}
                aria-invalid={error ? true : undefined}
                className={dot}
              />
            }
          />
        ))}
      </div>
    </FieldSet>
  )
}
