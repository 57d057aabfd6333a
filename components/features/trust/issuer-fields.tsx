'use client'

import { Controller, type FieldErrors, type UseFormReturn } from 'react-hook-form'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Checkbox } from '@/components/ui/checkbox'
import { DialogBody } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import { TokenInput } from '@/components/ui/token-input'
import { truncateMiddle } from '@/components/ui/truncate-middle'
import type { TrustedIssuerView } from '@/lib/schemas/trusted-issuer'
import type { IssuerForm } from './issuer-form'
import { keyWords } from './key-words'

interface IssuerFieldsProps {
  edit: { form: UseFormReturn<IssuerForm>; errors: FieldErrors<IssuerForm>; problems: string[] }
  current: TrustedIssuerView | null
}

const KEYS_HELP =
  'Paste PEM certificates, PEM public keys, a JWKS or a JWK. They are never fetched from an address. RSA of 2048 bits and more, P-256 and Ed25519.'

export function IssuerFields({ edit, current }: IssuerFieldsProps) {
  const { form, errors, problems } = edit
  const { register, control } = form
  return (
    <DialogBody className="grid gap-5">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Trusted issuer', message }))} />
      {!current && (
        <Field
          label="Issuer"
          help="Exactly the iss of its assertions, to the last slash."
          error={errors.issuer?.message}
          required
        >
          <Input mono placeholder="https://idp.partner.example" autoComplete="off" {...register('issuer')} />
        </Field>
      )}
      <Field label="Description" error={errors.description?.message} optional>
        <Textarea rows={2} {...register('description')} />
      </Field>
      {current && (
        <FieldSet
          legend="Keys to remove"
          help="One key stays. What it signed is refused from then on."
          error={fieldMessage(errors, 'removeKeys')}
        >
          <div className="grid gap-2">
            {current.keys.map((key) => (
              <Checkbox
                key={key.thumbprint}
                value={key.thumbprint}
                label={`Remove ${keyWords(key)}`}
                description={key.certificate?.subject.replaceAll('\n', ', ') ?? truncateMiddle(key.thumbprint, 28)}
                {...register('removeKeys')}
              />
            ))}
          </div>
        </FieldSet>
      )}
      <Field
        label={current ? 'New keys' : 'Keys'}
        help={KEYS_HELP}
        error={errors.keys?.message}
        required={!current}
        optional={current !== null}
      >
        <Textarea mono rows={6} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" {...register('keys')} />
      </Field>
      <Controller
        control={control}
        name="clientIds"
        render={({ field }) => (
          <Field
            label="Clients"
            help="Clients that may present its assertions. Empty means every client that has the grant."
            error={fieldMessage(errors, 'clientIds')}
            optional
          >
            <TokenInput
              mono
              noun="client id"
              placeholder="Client ids"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          </Field>
        )}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="Longest life of an assertion"
          unit="seconds"
          help="30 to 86,400. One that lives longer is refused. Default: 3,600."
          error={errors.maxLifetimeSeconds?.message}
          required
        >
          <Input
            type="number"
            min={30}
            max={86_400}
            className="w-36"
            {...register('maxLifetimeSeconds', { valueAsNumber: true })}
          />
        </Field>
        <Field
          label="Clock skew"
          unit="seconds"
          help="0 to 600. How far its clock may be from ours. Default: 60."
          error={errors.clockSkewSeconds?.message}
          required
        >
          <Input
            type="number"
            min={0}
            max={600}
            className="w-28"
            {...register('clockSkewSeconds', { valueAsNumber: true })}
          />
        </Field>
      </div>
      <Switch
        label="Believe this issuer"
        description="Off keeps it, and refuses its assertions."
        {...register('enabled')}
      />
    </DialogBody>
  )
}
