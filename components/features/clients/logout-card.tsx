'use client'

import type { ReactNode } from 'react'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { Remark } from '@/components/ui/remark'
import { AddressRows } from './address-rows'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

interface LogoutCardProps extends ClientCardProps {
  /** the last times it was told, where it is told at all */
  children: ReactNode
}

/** Where a browser goes after signing out, and how the client learns of it. */
export function LogoutCard({ client, access, children }: LogoutCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./logout-card-schema').then((m) => m.logoutCardSchema),
    labels: { postLogoutRedirectURIs: 'Post-logout redirect URIs', backchannelLogoutURI: 'Back-channel logout URI' },
    read: (view) => ({
      postLogoutRedirectURIs: [...view.postLogoutRedirectURIs],
      backchannelLogoutURI: view.backchannelLogoutURI ?? '',
    }),
    save: (values, version) =>
      saveClient(client.pk, { ...values, backchannelLogoutURI: values.backchannelLogoutURI || null }, version),
  })
  const { form, errors } = edit
  const { postLogoutRedirectURIs, backchannelLogoutURI } = form.watch()
  return (
    <EntityCard
      title="Sign-out"
      description="What happens around this client when a person signs out."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <FieldSet
        legend="Post-logout redirect URIs"
        help="Where a browser may be sent after signing out. A request must name one of them exactly."
        error={fieldMessage({ own: errors.postLogoutRedirectURIs?.root }, 'own')}
      >
        <AddressRows
          noun="post-logout redirect URI"
          emptyText="None: people stay on the page that says they are signed out."
          placeholder="https://app.example.com/"
          value={postLogoutRedirectURIs}
          canWrite={access.canWrite}
          errorAt={(path) => fieldMessage(errors, `postLogoutRedirectURIs.${path}`)}
          onChange={(next) =>
            form.setValue('postLogoutRedirectURIs', next, {
              shouldDirty: true,
              shouldValidate: form.formState.isSubmitted,
            })
          }
        />
      </FieldSet>
      <Field
        label="Back-channel logout URI"
        help="Is sent a signed logout token, server to server, whenever a session this client took part in ends. Empty: the client is not told, and may keep its own session going."
        error={errors.backchannelLogoutURI?.message}
        optional
      >
        <Input
          mono
          inputMode="url"
          placeholder="https://app.example.com/backchannel-logout"
          {...form.register('backchannelLogoutURI')}
        />
      </Field>
      {/^http:/i.test(backchannelLogoutURI) && (
        <Remark tone="attention">Plain HTTP: whoever sits on the network learns who signed out.</Remark>
      )}
      {children}
    </EntityCard>
  )
}
