import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { NewKeyPairForm } from '@/components/features/keys/new-key-pair-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/lib/base/routes'
import { mayChangeKeyStore } from '@/lib/keys/authorize-key-store'

export const metadata: Metadata = { title: 'New key pair' }

export default async function NewKeyPairPage() {
  const ctx = await pageContext()
  if (!mayChangeKeyStore(ctx.actor)) return <ForbiddenView />
  return (
    <>
      <PageHeader
        title="New key pair"
        description="Made on the server; the private key never leaves it."
        crumbs={[{ label: 'Key pairs', href: routes.keys() }, { label: 'New key pair' }]}
      />
      <div className="content">
        <NewKeyPairForm />
      </div>
    </>
  )
}
