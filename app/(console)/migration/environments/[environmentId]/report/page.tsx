import { ReportView } from '@/components/features/migration/report/report-view'
import { migrationReport } from '@/lib/migration/report'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Report')

export default async function ReportPage({ params }: EnvironmentPageProps) {
  const { ctx, environment } = await loadEnvironment((await params).environmentId)
  return <ReportView report={await migrationReport(ctx, environment.id)} />
}
