import type { ReactNode } from 'react'
import { EnvironmentHeader } from '@/components/features/migration/environment-header'
import { type EnvironmentPageProps, loadEnvironment } from './load-environment'

export default async function EnvironmentLayout({ params, children }: EnvironmentPageProps & { children: ReactNode }) {
  const { environment, access } = await loadEnvironment((await params).environmentId)
  return (
    <>
      <EnvironmentHeader environment={environment} canWrite={access.canWrite} />
      <div className="content-wide grid grid-cols-1 gap-6">{children}</div>
    </>
  )
}
