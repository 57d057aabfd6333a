import { Building2, Handshake, Link2, RefreshCw, ScanSearch, Users } from 'lucide-react'
import type { NavGroup } from '@/components/patterns/navigation'
import { routes } from '@/lib/base/routes'

const shared = [
  { href: routes.portalRefusals(), label: 'Explain a refusal', icon: <ScanSearch aria-hidden /> },
  { href: routes.portalPeople(), label: 'People', icon: <Users aria-hidden /> },
]

/** The rail of the portal: a partner works by chain, a customer by environment. */
export function portalNav(side: 'PARTNER' | 'CUSTOMER'): NavGroup[] {
  if (side === 'CUSTOMER') {
    return [
      {
        items: [
          { href: routes.portalEnvironments(), label: 'Environments', icon: <Building2 aria-hidden /> },
          { href: routes.portalConnections(), label: 'Partner connections', icon: <Handshake aria-hidden /> },
          ...shared,
        ],
      },
    ]
  }
  return [
    {
      items: [
        { href: routes.portal(), label: 'Your chains', icon: <Link2 aria-hidden />, exact: true },
        { href: routes.portalReissue(), label: 'Reissue for many', icon: <RefreshCw aria-hidden /> },
        ...shared,
      ],
    },
  ]
}
