import { notFound } from 'next/navigation'
import { portalContext } from '../portal-context'

/** An address nobody has: said inside the frame to who is signed in, and nothing about it to who is not. */
export default async function MissingPortalPage() {
  await portalContext()
  notFound()
}
