import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Textarea } from '@/components/ui/textarea'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'

export type ConnectionForm = LdapSettings['connection'] & { bindPassword: string }

interface ConnectionFieldsProps {
  register: UseFormRegister<ConnectionForm>
  errors: FieldErrors<ConnectionForm>
  hasBindPassword: boolean
}

/** Address, trust and account. */
export function ConnectionFields({ register, errors, hasBindPassword }: ConnectionFieldsProps) {
  return (
    <>
      <Field
        label="Address"
        required
        help="ldaps:// speaks TLS from the first byte, ldap:// is upgraded with StartTLS. The name must stand in the certificate."
        error={errors.url?.message}
      >
        <Input mono className="max-w-md" placeholder="ldaps://ldap.example.com" {...register('url')} />
      </Field>
      <Field
        label="Certificates of the authorities"
        optional
        help="PEM. Empty believes the authorities that the operating system believes."
        error={errors.caCertificates?.message}
      >
        <Textarea mono rows={3} placeholder="-----BEGIN CERTIFICATE-----" {...register('caCertificates')} />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="Bind account"
          optional
          help="It needs to read people and groups, nothing else. Empty searches without an account."
          error={errors.bindDn?.message}
        >
          <Input mono placeholder="cn=gatehouse,dc=example,dc=com" {...register('bindDn')} />
        </Field>
        <Field
          label="Password of the bind account"
          optional
          help={
            hasBindPassword
              ? 'One is stored, sealed; it is never shown. Empty keeps it. Give it again when address or account change.'
              : 'It is stored sealed and never shown again.'
          }
          error={errors.bindPassword?.message}
        >
          <PasswordInput autoComplete="new-password" {...register('bindPassword')} />
        </Field>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <Field
          label="Time to connect"
          unit="ms"
          help="Default: 3,000."
          error={errors.connectTimeoutMs?.message}
          required
        >
          <Input type="number" {...register('connectTimeoutMs', { valueAsNumber: true })} />
        </Field>
        <Field
          label="Time to answer"
          unit="ms"
          help="Default: 5,000, waiting included."
          error={errors.operationTimeoutMs?.message}
          required
        >
          <Input type="number" {...register('operationTimeoutMs', { valueAsNumber: true })} />
        </Field>
        <Field
          label="Connections"
          help="Of each node, at most. Default: 8."
          error={errors.maxConnections?.message}
          required
        >
          <Input type="number" {...register('maxConnections', { valueAsNumber: true })} />
        </Field>
      </div>
      <Checkbox
        label="Speak without TLS"
        description="Taken only for ldap:// to this very machine: passwords would travel readable."
        {...register('allowPlaintext')}
      />
      {errors.allowPlaintext?.message && <p className="text-sm text-bad">{errors.allowPlaintext.message}</p>}
    </>
  )
}
