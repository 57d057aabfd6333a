import { notFound } from 'next/navigation'
import { pageContext } from '../page-context'

/** An address nobody has: said inside the frame to who is signed in, and nothing about it to who is not. */
export default async function MissingPage() {
  await pageContext()
  notFound()
}
