import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { UploadKeyPairForm } from '@/components/features/keys/upload-key-pair-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/lib/base/routes'
import { mayChangeKeyStore } from '@/lib/keys/authorize-key-store'

export const metadata: Metadata = { title: 'Upload key pair' }

export default async function UploadKeyPairPage() {
  const ctx = await pageContext()
  if (!mayChangeKeyStore(ctx.actor)) return <ForbiddenView />
  return (
    <>
      <PageHeader
        title="Upload key pair"
        description="A pair that exists already. The private key is sealed as soon as it is read."
        crumbs={[{ label: 'Key pairs', href: routes.keys() }, { label: 'Upload key pair' }]}
      />
      <div className="content">
        <UploadKeyPairForm />
      </div>
    </>
  )
}
