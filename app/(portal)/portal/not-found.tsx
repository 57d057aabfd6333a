import type { Metadata } from 'next'
import { NotFoundView } from '@/components/patterns/not-found-view'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'Not found' }

/** Not there, or another organisation's: both look alike. */
export default function PortalNotFound() {
  return <NotFoundView action={<LinkButton href={routes.portal()}>Back to your migrations</LinkButton>} />
}
