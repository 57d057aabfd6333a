'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { CLIENT_AUTH_METHODS } from '@/lib/schemas/client-auth-method'
import type { DomainView } from '@/lib/schemas/domain'
import { isServedClientAuthMethod, NOT_SERVED_YET } from '@/lib/schemas/served'
import { saveDomain } from './api/save-domain'
import { AUTH_METHOD_WORDS } from './auth-method-words'
import type { DomainCardProps } from './domain-card-props'

function read(view: DomainView) {
  return {
    tokenEndpointAuthMethodsSupported: [...(view.tokenEndpointAuthMethodsSupported ?? [])],
    issueTLSClientCertificateBoundAccessTokens: String(view.issueTLSClientCertificateBoundAccessTokens ?? ''),
    tlsClientAuthSubjectDN: view.tlsClientAuthSubjectDN ?? '',
  }
}

export function ClientAuthCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./client-auth-card-schema').then((m) => m.clientAuthCardSchema),
    labels: {
      tokenEndpointAuthMethodsSupported: 'Methods',
      issueTLSClientCertificateBoundAccessTokens: 'Certificate-bound tokens',
      tlsClientAuthSubjectDN: 'Certificate subject',
    },
    read,
    save: (values, version) => {
      const methods = CLIENT_AUTH_METHODS.filter((each) => values.tokenEndpointAuthMethodsSupported.includes(each))
      const bound = values.issueTLSClientCertificateBoundAccessTokens
      const patch = {
        tokenEndpointAuthMethodsSupported: methods.length > 0 ? methods : null,
        issueTLSClientCertificateBoundAccessTokens: bound === '' ? null : bound === 'true',
        tlsClientAuthSubjectDN: values.tlsClientAuthSubjectDN || null,
      }
      return saveDomain(domain.id, patch, version)
    },
  })
  const { register } = edit.form
  return (
    <EntityCard
      title="Client authentication"
      description="How clients of this domain prove who they are at the token endpoint. A client with a method of its own uses that alone."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <FieldSet
        legend="Methods"
        help="None chosen means a secret is accepted, in the header or in the form, and a signed assertion too. With several, they are tried as certificate, assertion, secret."
        error={fieldMessage(edit.errors, 'tokenEndpointAuthMethodsSupported')}
      >
        <div className="grid gap-2">
          {CLIENT_AUTH_METHODS.map((method) => (
            <Checkbox
              key={method}
              value={method}
              label={AUTH_METHOD_WORDS[method].label}
              description={
                isServedClientAuthMethod(method)
                  ? AUTH_METHOD_WORDS[method].help
                  : `${AUTH_METHOD_WORDS[method].help} ${NOT_SERVED_YET}`
              }
              {...register('tokenEndpointAuthMethodsSupported')}
            />
          ))}
        </div>
      </FieldSet>
      <Field
        label="Certificate-bound access tokens"
        help="Ties a token to the certificate of the connection that asked for it, so that a stolen one is useless elsewhere."
        error={edit.errors.issueTLSClientCertificateBoundAccessTokens?.message}
      >
        <Select className="max-w-md" {...register('issueTLSClientCertificateBoundAccessTokens')}>
          <option value="">Not set (off)</option>
          <option value="true">On when a certificate was presented</option>
          <option value="false">Off</option>
        </Select>
      </Field>
      <Field
        label="Certificate subject"
        help="Distinguished name a client certificate must carry. %CLIENT_ID_PLACEHOLDER% stands for the client id and is filled in at sign-in."
        error={edit.errors.tlsClientAuthSubjectDN?.message}
        optional
      >
        <Input mono placeholder="CN=%CLIENT_ID_PLACEHOLDER%,O=Example" {...register('tlsClientAuthSubjectDN')} />
      </Field>
    </EntityCard>
  )
}
