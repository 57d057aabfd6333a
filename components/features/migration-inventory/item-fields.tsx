import { useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { FIELDS, type FieldSpec, type FormValues, type Suggestions } from './inventory-fields'

interface ItemFieldsProps {
  kind: ListedKind
  form: UseFormReturn<FormValues>
  suggestions: Suggestions
  isNew: boolean
}

/** The fields of a thing; those that are fixed once it exists are left out then. */
export function ItemFields({ kind, form, suggestions, isNew }: ItemFieldsProps) {
  const id = useId()
  const fields = FIELDS[kind].filter((field) => isNew || !field.fixed)
  const errors = form.formState.errors
  const listOf = (field: FieldSpec) => {
    if (field.refersTo === 'partner') return form.watch('ownerKind') === 'CUSTOMER' ? 'customer' : 'partner'
    return field.refersTo
  }
  return (
    <>
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          required={!field.optional}
          optional={field.optional}
          help={field.help}
          error={errors[field.name]?.message}
        >
          {field.options ? (
            <Select options={field.options} {...form.register(field.name)} />
          ) : field.lines ? (
            <Textarea mono={field.mono} rows={3} {...form.register(field.name)} />
          ) : (
            <Input mono={field.mono} list={field.refersTo && `${id}-${listOf(field)}`} {...form.register(field.name)} />
          )}
        </Field>
      ))}
      {Object.entries(suggestions).map(([kindOf, names]) => (
        <datalist key={kindOf} id={`${id}-${kindOf}`}>
          {names.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ))}
    </>
  )
}
