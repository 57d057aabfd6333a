import type { ReactNode } from 'react'
import { ClientHeader } from '@/components/features/clients/client-header'
import { type ClientPageProps, loadClient } from './load-client'

export default async function ClientLayout({ params, children }: ClientPageProps & { children: ReactNode }) {
  const { client, access } = await loadClient((await params).clientPk)
  return (
    <>
      <ClientHeader client={client} canWrite={access.canWrite} />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
