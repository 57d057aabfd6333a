'use client'

import { AttributeRows } from '@/components/patterns/attribute-rows'
import { ClaimsPreview } from '@/components/patterns/claims-preview'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { isControlAttribute } from '@/lib/schemas/control-attribute'
import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import { saveResource } from './api/save-resource'
import type { ResourceCardProps } from './resource-card-props'

/** Stands for whichever client asks. */
const ANY_CLIENT = { id: 'id of the client', name: 'name of the client', type: 'CONFIDENTIAL_CLIENT' }

/** Claims for every token that carries a scope of this resource server, with the result beside them. */
export function AttributesCard({ resource, access }: ResourceCardProps) {
  const edit = useEntityForm({
    view: resource,
    schema: () => import('./attributes-card-schema').then((m) => m.attributesCardSchema),
    labels: { tokenAttributes: 'Token attributes' },
    read: (view) => ({ tokenAttributes: view.tokenAttributes.filter((each) => !isControlAttribute(each.attrName)) }),
    save: (values, version, base) => {
      const control = base.tokenAttributes.filter((each) => isControlAttribute(each.attrName))
      return saveResource(resource.id, { tokenAttributes: [...values.tokenAttributes, ...control] }, version)
    },
  })
  const value = edit.form.watch('tokenAttributes')
  return (
    <EntityCard
      title="Token attributes"
      description="Claims added to every token that carries a scope of this resource server. An attribute of a client with the same name wins."
      edit={edit}
      access={access}
      entity={`resource ${resource.name}`}
    >
      <AttributeRows
        value={value}
        canWrite={access.canWrite}
        emptyText="No claim is added."
        errorAt={(path) => fieldMessage(edit.errors, `tokenAttributes.${path}`)}
        onChange={(next: TokenAttribute[]) =>
          edit.form.setValue('tokenAttributes', next, {
            shouldDirty: true,
            shouldValidate: edit.form.formState.isSubmitted,
          })
        }
      />
      <ClaimsPreview
        domain={{ id: resource.domainId, name: resource.idDomain }}
        client={ANY_CLIENT}
        scopes={[`${resource.name}.${IMPLICIT_SCOPE_NAME}`]}
        layers={[{ origin: `Resource ${resource.name}`, attributes: value }]}
      />
    </EntityCard>
  )
}
