'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { DomainSwitcher } from '@/components/patterns/domain-switcher'
import { listHref } from '@/components/patterns/list-url'
import { routes } from '@/lib/base/routes'

interface ConsoleDomainSwitcherProps {
  domains: readonly { id: string; name: string }[]
}

/** Lists that can be narrowed to one domain by their address. */
const LISTS = [
  routes.clients(),
  routes.resources(),
  routes.consents(),
  routes.sessions(),
  routes.logoutNotices(),
  routes.playground(),
]

/** All domains or one: on a list it narrows the list, elsewhere it leads to the domain. The choice is in the address. */
export function ConsoleDomainSwitcher({ domains }: ConsoleDomainSwitcherProps) {
  const path = usePathname()
  const params = useSearchParams()
  const isList = LISTS.includes(path)
  const chosen = isList ? params.get('domain') : domainIdIn(path)
  const hrefFor = (id: string | null) => {
    if (isList) return listHref(path, Object.fromEntries(params), { domain: id })
    return id ? routes.domain(id) : routes.domains()
  }
  return (
    <DomainSwitcher
      current={domains.find((domain) => domain.id === chosen) ?? null}
      domains={domains.map((domain) => ({ ...domain, href: hrefFor(domain.id) }))}
      allHref={hrefFor(null)}
      moreHref={routes.domains()}
    />
  )
}

function domainIdIn(path: string): string | null {
  const match = /^\/domains\/([^/]+)/.exec(path)
  return match?.[1] && match[1] !== 'new' ? decodeURIComponent(match[1]) : null
}
