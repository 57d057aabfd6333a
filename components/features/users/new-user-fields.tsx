import type { UseFormReturn } from 'react-hook-form'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { PasswordMode } from './set-password-schema'

export interface NewUserValues {
  storeId: string
  username: string
  displayName: string
  givenName: string
  familyName: string
  email: string
  passwordMode: PasswordMode
  password: string
}

interface NewUserFieldsProps {
  stores: readonly { id: string; name: string }[]
  form: UseFormReturn<NewUserValues>
}

export function NewUserFields({ stores, form }: NewUserFieldsProps) {
  const { errors } = form.formState
  return (
    <Card>
      <CardHeader
        title="Identity"
        description="Who the person is. Address, groups and everything else can follow on their page."
      />
      <CardBody className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Identity store" required error={errors.storeId?.message} className="sm:col-span-2">
          <Select className="max-w-md" {...form.register('storeId')}>
            <option value="">Choose an identity store</option>
            {stores.map((store) => (
              <option key={store.id} value={store.id}>
                {store.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="User name"
          required
          error={errors.username?.message}
          help="What they sign in with, and sub in tokens."
        >
          <Input mono autoComplete="off" {...form.register('username')} />
        </Field>
        <Field label="E-mail address" optional error={errors.email?.message}>
          <Input type="email" autoComplete="off" {...form.register('email')} />
        </Field>
        <Field label="Full name" optional error={errors.displayName?.message} className="sm:col-span-2">
          <Input autoComplete="off" {...form.register('displayName')} />
        </Field>
        <Field label="Given name" optional error={errors.givenName?.message}>
          <Input autoComplete="off" {...form.register('givenName')} />
        </Field>
        <Field label="Family name" optional error={errors.familyName?.message}>
          <Input autoComplete="off" {...form.register('familyName')} />
        </Field>
      </CardBody>
    </Card>
  )
}
