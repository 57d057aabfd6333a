import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'

interface SearchFieldsProps {
  register: UseFormRegister<LdapSettings['search']>
  errors: FieldErrors<LdapSettings['search']>
}

/** Where people are and what they are called. */
export function SearchFields({ register, errors }: SearchFieldsProps) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <Field label="Base" required help="People below it are found." error={errors.baseDn?.message}>
        <Input mono placeholder="ou=people,dc=example,dc=com" {...register('baseDn')} />
      </Field>
      <Field label="Depth" required error={errors.scope?.message}>
        <Select
          options={[
            { value: 'SUBTREE', label: 'Everything below the base' },
            { value: 'ONE_LEVEL', label: 'Directly below the base' },
          ]}
          {...register('scope')}
        />
      </Field>
      <Field
        label="User name"
        required
        help="Attribute with the name people sign in with."
        error={errors.usernameAttribute?.message}
      >
        <Input mono {...register('usernameAttribute')} />
      </Field>
      <Field label="Filter" optional help="Entries that it leaves out are nobody." error={errors.filter?.message}>
        <Input mono {...register('filter')} />
      </Field>
    </div>
  )
}
