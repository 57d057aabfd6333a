'use client'

import type { UseFormReturn } from 'react-hook-form'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Remark } from '@/components/ui/remark'
import { Select } from '@/components/ui/select'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { CLIENT_TYPE_WORDS } from './client-type-words'
import { GrantChoices } from './grant-choices'
import { clientWeaknesses, type NewClientValues } from './new-client-values'
import { RedirectRows } from './redirect-rows'
import { ScopeChoices } from './scope-choices'

interface NewClientFieldsProps {
  form: UseFormReturn<NewClientValues>
  domains: readonly { id: string; name: string }[]
}

export function NewClientFields({ form, domains }: NewClientFieldsProps) {
  const { errors } = form.formState
  const values = form.watch()
  const domainId = domains.find((domain) => domain.name === values.idDomain)?.id ?? ''
  const set = <Key extends keyof NewClientValues>(key: Key, value: NewClientValues[Key]) => {
    form.clearErrors(key)
    form.setValue(key, value as never, { shouldDirty: true })
  }
  const weaknesses = (field: 'grantTypes' | 'usePKCE') =>
    clientWeaknesses(values)
      .filter((each) => each.field === field)
      .map(({ text }) => (
        <Remark key={text} tone="attention" live>
          {text}
        </Remark>
      ))
  return (
    <>
      <Card>
        <CardHeader title="Basics" />
        <CardBody className="grid gap-5">
          <Field label="Domain" required error={errors.idDomain?.message} help="Cannot be changed later.">
            <Select className="max-w-md" {...form.register('idDomain')}>
              <option value="">Choose a domain</option>
              {domains.map((domain) => (
                <option key={domain.id} value={domain.name}>
                  {domain.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Name" required error={errors.name?.message}>
            <Input className="max-w-md" {...form.register('name')} />
          </Field>
          <Field
            label="Client id"
            optional
            error={errors.id?.message}
            help="Made for you when empty. Cannot be changed later."
          >
            <Input mono className="max-w-md" {...form.register('id')} />
          </Field>
          <Field label="Description" optional error={errors.description?.message}>
            <Input {...form.register('description')} />
          </Field>
          <RadioGroup
            legend="Type"
            error={errors.clientType?.message}
            options={CLIENT_TYPES.map((value) => ({
              value,
              label: CLIENT_TYPE_WORDS[value].label,
              description: CLIENT_TYPE_WORDS[value].help,
            }))}
            {...form.register('clientType')}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Grants and scopes" />
        <CardBody className="grid gap-5">
          <GrantChoices
            value={values.grantTypes}
            error={fieldMessage(errors, 'grantTypes')}
            onChange={(grantTypes) => set('grantTypes', grantTypes)}
          />
          {weaknesses('grantTypes')}
          <ScopeChoices
            domainId={domainId}
            scopes={values.scopes}
            defaultScope={values.defaultScope}
            canWrite
            errors={{ scopes: fieldMessage(errors, 'scopes'), defaultScope: errors.defaultScope?.message }}
            onChange={(patch) => {
              set('scopes', patch.scopes)
              set('defaultScope', patch.defaultScope)
            }}
          />
        </CardBody>
      </Card>
      {(values.grantTypes.includes('AUTHORIZATION_CODE') || values.redirectURIs.length > 0) && (
        <Card>
          <CardHeader
            title="Sign-in in a browser"
            description="Where the browser may be sent back to, and the proof that a code is redeemed by who asked for it."
          />
          <CardBody className="grid gap-5">
            <Field
              label="PKCE"
              error={errors.usePKCE?.message}
              help="Required refuses a request without a challenge. Every client library of today sends one."
            >
              <Select className="max-w-md" {...form.register('usePKCE')}>
                <option value="STRICT">Required</option>
                <option value="NON_STRICT">Enforced when sent</option>
                <option value="">As the domain says</option>
              </Select>
            </Field>
            {weaknesses('usePKCE')}
            <RedirectRows
              value={values.redirectURIs}
              canWrite
              errorAt={(path) => fieldMessage(errors, `redirectURIs.${path}`)}
              onChange={(next) => set('redirectURIs', next)}
            />
          </CardBody>
        </Card>
      )}
    </>
  )
}
