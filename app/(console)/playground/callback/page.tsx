import type { Metadata } from 'next'
import { PlaygroundCallback } from '@/components/features/playground/playground-callback'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/lib/base/routes'
import { pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Answer · Playground' }

/** The redirect URI of the playground. An answer that is posted comes in through the route beside it. */
export default async function PlaygroundCallbackPage() {
  await pageContext()
  return (
    <>
      <PageHeader
        title="Playground"
        description="What the server answered, and what a client does with it."
        crumbs={[{ label: 'Playground', href: routes.playground() }, { label: 'Answer' }]}
      />
      <div className="content grid grid-cols-1 gap-4">
        <PlaygroundCallback />
      </div>
    </>
  )
}
