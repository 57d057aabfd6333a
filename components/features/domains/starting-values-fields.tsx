'use client'

import type { UseFormReturn } from 'react-hook-form'
import { humanDuration } from '@/components/patterns/human-duration'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Remark } from '@/components/ui/remark'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { PKCE_CHOICES } from './pkce-choices'
import { type NewDomainForm, weakness } from './starting-values'

/** The values a new domain starts with, each with the reason for it. */
export function StartingValuesFields({ form }: { form: UseFormReturn<NewDomainForm> }) {
  const { errors } = form.formState
  const message = (field: keyof NewDomainForm) => errors[field]?.message
  const number = (field: keyof NewDomainForm, className = 'w-32') => (
    <Input type="number" min={0} className={className} {...form.register(field, { valueAsNumber: true })} />
  )
  const spoken = (field: keyof NewDomainForm) => humanDuration(Number(form.watch(field)))
  const weaker = weakness(form.watch())
  const weak = (field: keyof NewDomainForm) =>
    weaker[field] && (
      <div className="-mt-3">
        <Remark tone="attention" live>
          {weaker[field]}
        </Remark>
      </div>
    )
  return (
    <Card>
      <CardHeader
        title="Starting policy"
        description="Sound values for today. Each can be changed now or at any time."
      />
      <CardBody className="grid gap-5">
        <Field
          label="Issuer"
          error={message('issuerMode')}
          help="With an issuer of its own, a standard client configures itself from one URL."
        >
          <Select className="max-w-md" {...form.register('issuerMode')}>
            <option value="DOMAIN">Its own</option>
            <option value="SHARED">Shared by all domains (as scripts of the original expect)</option>
          </Select>
        </Field>
        {weak('issuerMode')}
        <Field
          label="PKCE"
          error={message('usePKCE')}
          help="Makes a stolen authorization code worthless. RFC 9700 §2.1.1 requires it of public clients and advises it for all."
        >
          <Select className="max-w-md" {...form.register('usePKCE')}>
            {PKCE_CHOICES.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        </Field>
        {weak('usePKCE')}
        <Switch
          label="Take S256 challenges only"
          description="A plain challenge is the verifier itself. Every client library of today can do S256."
          {...form.register('pkceS256Only')}
        />
        {weak('pkceS256Only')}
        <Switch
          label="Remember what people allow"
          description="A person is asked once in 90 days for each client, sees what was allowed, and can take it back."
          {...form.register('keepConsents')}
        />
        {weak('keepConsents')}
        <Field
          label="Access token lives"
          unit={`seconds · ${spoken('accessTokenSeconds')}`}
          error={message('accessTokenSeconds')}
          help="A service that verifies tokens by itself believes one until it ends, so the end should be near."
        >
          {number('accessTokenSeconds')}
        </Field>
        {weak('accessTokenSeconds')}
        <Field
          label="Authorization code lives"
          unit={`seconds · ${spoken('codeSeconds')}`}
          error={message('codeSeconds')}
          help="It is redeemed within a second or two; a longer life only helps a thief."
        >
          {number('codeSeconds')}
        </Field>
        {weak('codeSeconds')}
        <Field
          label="Overlap of secrets"
          unit="days"
          error={message('oldSecretRetentionTimeInDays')}
          help="After a rotation the old secret works on, so that a client changes over without an outage."
        >
          {number('oldSecretRetentionTimeInDays', 'w-24')}
        </Field>
        {weak('oldSecretRetentionTimeInDays')}
        <Field
          label="Rollover of keys"
          unit="hours"
          error={message('keyPairRolloverDurationInHours')}
          help="After a change of keys, tokens of the previous pair still verify; it must outlast the longest token."
        >
          {number('keyPairRolloverDurationInHours', 'w-24')}
        </Field>
        <Switch
          label="Refresh tokens work once"
          description="Each refresh returns a new one, so that a stolen token is found out. Refreshing ends 30 days after the grant."
          {...form.register('refreshTokensWorkOnce')}
        />
        {weak('refreshTokensWorkOnce')}
        <Switch
          label="Allow the password grant"
          description="Clients then see the passwords of people. Off, unless a client that is being replaced still needs it."
          {...form.register('passwordGrantEnabled')}
        />
        {weak('passwordGrantEnabled')}
        <Switch
          label="Allow several resource servers in one token"
          description="Off keeps a leaked token useful at one service only."
          {...form.register('enableMultipleResourceServer')}
        />
        {weak('enableMultipleResourceServer')}
      </CardBody>
    </Card>
  )
}
