import type { Metadata } from 'next'
import { NotFoundView } from '@/components/patterns/not-found-view'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'Not found' }

/** Not there, or not this person's to see: both look alike. */
export default function ConsoleNotFound() {
  return <NotFoundView action={<LinkButton href={routes.overview()}>Back to the overview</LinkButton>} />
}
