'use client'

import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { useListNavigation } from '@/components/patterns/use-list-navigation'
import { Input } from '@/components/ui/input'

const KINDS: Record<string, string> = {
  domain: 'Domain',
  resource: 'Resource server',
  client: 'Client',
  'client-secret': 'Client secret',
  'key-pair': 'Key pair',
  account: 'Administrator or sign-in',
  'api-token': 'API token',
  user: 'User',
  'identity-store': 'Identity store',
  'trusted-issuer': 'Trusted issuer',
  'client-certificate': 'Certificate of a client',
  token: 'Token',
  consent: 'Consent',
  'sso-session': 'Session of a user',
  'logout-notice': 'Logout notice',
  settings: 'Server settings',
  server: 'Server',
  customer: 'Customer',
  partner: 'Partner',
  enterprise: 'Enterprise',
  chain: 'Chain',
  property: 'Property',
  gateway: 'Gateway',
  environment: 'Environment',
  application: 'Application',
  integration: 'Integration',
  'integration-user': 'Integration user',
  'gateway-client': 'Client of a gateway',
  'partner-connection': 'Partner connection',
  'migration-notice': 'Notice of the migration',
  inventory: 'Inventory',
}

/** Narrows the log by actor, entity, outcome and day; kept in the address. */
export function AuditFilters() {
  const { params, change } = useListNavigation()
  const day = (name: 'from' | 'to', label: string) => (
    <span className="flex items-center gap-1.5 text-sm text-muted max-sm:w-full max-sm:justify-between">
      <label htmlFor={`audit-${name}`}>{label}</label>
      <Input
        id={`audit-${name}`}
        type="date"
        className="w-36 max-sm:w-48"
        defaultValue={params.get(name)?.slice(0, 10) ?? ''}
        onChange={(event) =>
          change({
            [name]: event.target.value && `${event.target.value}T${name === 'from' ? '00:00:00.000' : '23:59:59.999'}Z`,
          })
        }
      />
    </span>
  )
  return (
    <>
      <SearchFilter label="Search by actor" placeholder="Actor" param="actor" />
      <FilterSelect
        label="Entity"
        param="entityKind"
        options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
      />
      <FilterSelect
        label="Outcome"
        param="outcome"
        options={[
          { value: 'SUCCESS', label: 'Done' },
          { value: 'FAILURE', label: 'Refused' },
        ]}
      />
      {day('from', 'From (UTC)')}
      {day('to', 'To (UTC)')}
    </>
  )
}
