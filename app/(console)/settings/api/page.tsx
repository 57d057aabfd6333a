import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { ApiOperation } from '@/components/features/reference/api-operation'
import { readOperations } from '@/components/features/reference/operations'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { DownloadLink } from '@/components/ui/download-link'
import { routes } from '@/lib/base/routes'
import { openApiDocument } from '@/lib/http/openapi/document'

export const metadata: Metadata = { title: 'API reference' }

export default async function ApiReferencePage() {
  const ctx = await pageContext()
  const document = openApiDocument(ctx.publicUrl)
  const groups = readOperations(document)
  return (
    <>
      <PageHeader
        title="API reference"
        description="Every endpoint of this server, generated from the schemas that check the requests."
        actions={<DownloadLink href={routes.openApi()}>OpenAPI document</DownloadLink>}
      />
      <div className="content grid gap-8">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          Document for generators and testing tools:
          <CopyableValue label="address of the OpenAPI document" value={`${ctx.publicUrl}${routes.openApi()}`} full />
        </p>
        {groups.map((group) => (
          <section key={group.name} aria-labelledby={`group-${group.id}`}>
            <h2 id={`group-${group.id}`} className="mb-3 text-lg font-semibold">
              {group.name}
            </h2>
            <div className="grid gap-3">
              {group.operations.map((operation) => (
                <ApiOperation key={operation.id} operation={operation} publicUrl={ctx.publicUrl} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}
