import { redirect } from 'next/navigation'
import { routes } from '@/lib/base/routes'

/** An inventory begins with customers. */
export default function InventoryIndexPage() {
  redirect(routes.inventory('customers'))
}
