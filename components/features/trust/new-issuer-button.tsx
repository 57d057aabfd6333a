'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { createTrustedIssuerAction } from '@/lib/actions/trust/create-trusted-issuer'
import { TRUSTED_ISSUER_DEFAULTS } from '@/lib/schemas/trusted-issuer-defaults'
import { IssuerDialog } from './issuer-dialog'

export function NewIssuerButton({ domainId }: { domainId: string }) {
  return (
    <IssuerDialog
      trigger={<Button icon={<Plus aria-hidden />}>Trust an issuer</Button>}
      title="Trust an issuer"
      submitLabel="Trust issuer"
      savedMessage="Issuer trusted"
      schema={() => import('./issuer-form-schema').then((m) => m.newIssuerSchema)}
      defaultValues={{ issuer: '', keys: '', removeKeys: [], ...TRUSTED_ISSUER_DEFAULTS, clientIds: [] }}
      current={null}
      save={({ removeKeys: _, clientIds, ...values }) =>
        createTrustedIssuerAction({
          domainId,
          issuer: { ...values, clientIds: clientIds.length > 0 ? clientIds : null },
        })
      }
    />
  )
}
