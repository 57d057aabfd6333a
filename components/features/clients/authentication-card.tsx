'use client'

import { EffectiveValue } from '@/components/patterns/effective-value'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ClientView } from '@/lib/schemas/client'
import { CLIENT_AUTH_METHODS } from '@/lib/schemas/client-auth-method'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { isServedClientAuthMethod } from '@/lib/schemas/served'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'
import { effectiveOf } from './effective-setting'

const METHOD_LABELS = {
  client_secret_basic: 'Client secret',
  private_key_jwt: 'Signed assertion',
  tls_client_auth: 'Certificate of a trusted authority',
  self_signed_tls_client_auth: 'Self-signed certificate',
} as const

function read(view: ClientView) {
  return {
    tokenEndpointAuthMethod: view.tokenEndpointAuthMethod ?? ('' as const),
    issueTLSClientCertificateBoundAccessTokens: String(view.issueTLSClientCertificateBoundAccessTokens ?? ''),
    tlsClientAuthSubjectDN: view.tlsClientAuthSubjectDN ?? '',
  }
}

export function AuthenticationCard({
  client,
  access,
  effective,
}: ClientCardProps & { effective: readonly EffectiveSetting[] }) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./authentication-card-schema').then((m) => m.authenticationCardSchema),
    labels: {
      tokenEndpointAuthMethod: 'Method',
      issueTLSClientCertificateBoundAccessTokens: 'Certificate-bound tokens',
      tlsClientAuthSubjectDN: 'Certificate subject',
    },
    read,
    save: (values, version) => {
      const bound = values.issueTLSClientCertificateBoundAccessTokens
      const patch = {
        tokenEndpointAuthMethod: values.tokenEndpointAuthMethod || null,
        issueTLSClientCertificateBoundAccessTokens: bound === '' ? null : bound === 'true',
        tlsClientAuthSubjectDN: values.tlsClientAuthSubjectDN || null,
      }
      return saveClient(client.pk, patch, version)
    },
  })
  const { register } = edit.form
  const origin = (key: string) => {
    const found = effectiveOf(effective, key)
    return found && <EffectiveValue value={found.value} origin={found.origin} why={found.why} />
  }
  return (
    <EntityCard
      title="Authentication and certificates"
      description="How this client proves itself at the token endpoint. What is left open is the domain’s to say."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <Field
        label="Method"
        help="When chosen, it is the only one accepted for this client."
        aside={origin('authMethods')}
        error={edit.errors.tokenEndpointAuthMethod?.message}
      >
        <Select className="max-w-md" {...register('tokenEndpointAuthMethod')}>
          <option value="">As the domain says</option>
          {CLIENT_AUTH_METHODS.map((method) => (
            <option key={method} value={method}>
              {METHOD_LABELS[method]} ({method}){isServedClientAuthMethod(method) ? '' : ', not served yet'}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Certificate-bound access tokens"
        help="Ties a token to the certificate of the connection that asked for it."
        aside={origin('certificateBinding')}
        error={edit.errors.issueTLSClientCertificateBoundAccessTokens?.message}
      >
        <Select className="max-w-md" {...register('issueTLSClientCertificateBoundAccessTokens')}>
          <option value="">As the domain says</option>
          <option value="true">On when a certificate was presented</option>
          <option value="false">Off</option>
        </Select>
      </Field>
      <Field
        label="Certificate subject"
        help="Distinguished name its certificate must carry."
        aside={origin('tlsClientAuthSubjectDN')}
        error={edit.errors.tlsClientAuthSubjectDN?.message}
        optional
      >
        <Input mono placeholder="CN=client.example.com,O=Example" {...register('tlsClientAuthSubjectDN')} />
      </Field>
    </EntityCard>
  )
}
