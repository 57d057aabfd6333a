'use client'

import type { UseFormReturn } from 'react-hook-form'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { LDAP_PRESET_ATTRIBUTES, LDAP_PRESET_WORDS, LDAP_PRESETS, type LdapPreset } from '@/lib/schemas/ldap-presets'
import { ldapFrom, type NewStoreForm } from './new-store-values'
import { TryDirectory } from './try-directory'

/** The least a directory must be asked with; the rest begins with what is usual and is edited afterwards. */
export function NewDirectoryFields({ form }: { form: UseFormReturn<NewStoreForm> }) {
  const { register, setValue } = form
  const preset = register('preset')
  const error = (path: string) => fieldMessage(form.formState.errors, path)
  return (
    <Card>
      <CardHeader
        title="Directory"
        description="Where it is, who asks, and where people are in it. Test it before you save."
      />
      <CardBody className="grid gap-5">
        <Field label="Kind of directory" required help="Fills in the names that are usual there.">
          <Select
            className="max-w-md"
            options={LDAP_PRESETS.map((value) => ({ value, label: LDAP_PRESET_WORDS[value] }))}
            {...preset}
            onChange={(event) => {
              void preset.onChange(event)
              const { filter, usernameAttribute } = LDAP_PRESET_ATTRIBUTES[event.target.value as LdapPreset]
              setValue('search.filter', filter)
              setValue('search.usernameAttribute', usernameAttribute)
            }}
          />
        </Field>
        <Field
          label="Address"
          required
          help="ldaps:// speaks TLS from the first byte, ldap:// is upgraded with StartTLS."
          error={error('connection.url')}
        >
          <Input mono className="max-w-md" placeholder="ldaps://ldap.example.com" {...register('connection.url')} />
        </Field>
        <Field
          label="Certificates of the authorities"
          optional
          help="PEM. Empty believes the authorities that the operating system believes."
          error={error('connection.caCertificates')}
        >
          <Textarea
            mono
            rows={3}
            placeholder="-----BEGIN CERTIFICATE-----"
            {...register('connection.caCertificates')}
          />
        </Field>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field label="Bind account" optional error={error('connection.bindDn')}>
            <Input mono placeholder="cn=gatehouse,dc=example,dc=com" {...register('connection.bindDn')} />
          </Field>
          <Field
            label="Password of the bind account"
            optional
            help="It is stored sealed and never shown again."
            error={error('bindPassword')}
          >
            <PasswordInput autoComplete="new-password" {...register('bindPassword')} />
          </Field>
          <Field label="Base" required help="People below it are found." error={error('search.baseDn')}>
            <Input mono placeholder="ou=people,dc=example,dc=com" {...register('search.baseDn')} />
          </Field>
          <Field
            label="User name"
            required
            help="Attribute with the name people sign in with."
            error={error('search.usernameAttribute')}
          >
            <Input mono {...register('search.usernameAttribute')} />
          </Field>
        </div>
        <Field label="Filter" optional help="Entries that it leaves out are nobody." error={error('search.filter')}>
          <Input mono {...register('search.filter')} />
        </Field>
        <TryDirectory
          settings={() => {
            const values = form.getValues()
            return {
              ldap: ldapFrom(values),
              ...(values.bindPassword === '' ? {} : { bindPassword: values.bindPassword }),
            }
          }}
        />
      </CardBody>
    </Card>
  )
}
