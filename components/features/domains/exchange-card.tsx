'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import { TokenInput } from '@/components/ui/token-input'
import { mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'
import { exchangeAttrs, readExchange } from './exchange-attrs'

const LISTS = {
  delegationClaims: {
    label: 'Claims copied by delegation',
    help: 'From the subject token into the issued one, besides sub. Claims of the protocol are never copied, but may_act can be.',
    noun: 'claim',
  },
  impersonationClaims: { label: 'Claims copied by impersonation', help: 'The same, without an actor.', noun: 'claim' },
  issuers: {
    label: 'Issuers that count as this server',
    help: 'Consents are looked at for tokens of this server and of these. Whether they are believed is decided above.',
    noun: 'issuer',
  },
} as const

/** Whether and how clients of this domain exchange tokens. @see RFC 8693 */
export function ExchangeCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./exchange-card-schema').then((m) => m.exchangeCardSchema),
    labels: {
      delegation: 'Delegation',
      impersonation: 'Impersonation',
      delegationClaims: LISTS.delegationClaims.label,
      impersonationClaims: LISTS.impersonationClaims.label,
      ttlSeconds: 'Life of an exchanged token',
      mayOutlive: 'May outlive the subject token',
      enforceMayAct: 'may_act is obeyed',
      everyIssuer: 'Every issuer counts as this server',
      issuers: LISTS.issuers.label,
    },
    read: readExchange,
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, exchangeAttrs(values)), version),
  })
  const { register, control, watch } = edit.form
  const list = (name: keyof typeof LISTS, disabled = false) => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={LISTS[name].label} help={LISTS[name].help} error={fieldMessage(edit.errors, name)} optional>
          <TokenInput
            mono
            noun={LISTS[name].noun}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            disabled={disabled || !access.canWrite}
          />
        </Field>
      )}
    />
  )
  return (
    <EntityCard
      title="Token exchange"
      description="Turns a token that a client received into one for another resource server. Which clients may do it for a server is said in that resource server’s settings; a scope never goes beyond what the subject token and the client have."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <FieldSet legend="Modes">
        <div className="grid gap-3">
          <Switch
            label="Delegation"
            description="With an actor token: the issued token names who acts for the subject."
            {...register('delegation')}
          />
          <Switch
            label="Impersonation"
            description="Without one: the calling client acts as the subject, and the token does not show it. Weaker for audits."
            {...register('impersonation')}
          />
          <Switch
            label="Obey may_act"
            description="A subject token that names who may act for it is exchanged for nobody else."
            {...register('enforceMayAct')}
          />
        </div>
      </FieldSet>
      {list('delegationClaims')}
      {list('impersonationClaims')}
      <Field
        label="Life of an exchanged token"
        unit="seconds"
        help="Empty means that of an access token. It ends with the subject token at the latest."
        error={edit.errors.ttlSeconds?.message}
        optional
      >
        <Input inputMode="numeric" className="w-36" {...register('ttlSeconds')} />
      </Field>
      <Switch
        label="May outlive the subject token"
        description="Lets it live its whole life, so that exchanging again and again goes on without the person."
        {...register('mayOutlive')}
      />
      {list('issuers', watch('everyIssuer'))}
      <Switch
        label="Every issuer counts as this server"
        description="Written as ALL_ISSUERS; the list above is then not used."
        {...register('everyIssuer')}
      />
    </EntityCard>
  )
}
