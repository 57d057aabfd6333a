import type { ReactNode } from 'react'
import { EnvironmentHeader } from '@/components/features/portal-customer/environment-header'
import { type EnvironmentPageProps, loadEnvironment } from './load-environment'

export default async function PortalEnvironmentLayout({
  params,
  children,
}: EnvironmentPageProps & { children: ReactNode }) {
  const { environment } = await loadEnvironment((await params).environmentId)
  return (
    <>
      <EnvironmentHeader environment={environment} />
      {children}
    </>
  )
}
