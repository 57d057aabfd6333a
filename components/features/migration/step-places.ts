import { routes } from '@/lib/base/routes'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { WizardKey } from '@/lib/schemas/migration/wizard'

interface Place {
  label: string
  href: string
}

/** Where the work of a step is done or seen. */
export function stepPlaces(key: WizardKey, { id }: Pick<EnvironmentView, 'id'>): Place[] {
  const integrations = (query: string) => `${routes.migrationEnvironment(id, 'integrations')}?${query}`
  switch (key) {
    case 'inventory':
      return [
        { label: 'Integrations', href: routes.migrationEnvironment(id, 'integrations') },
        { label: 'Without a known owner', href: integrations('blocker=owner-unknown') },
        { label: 'Inventory', href: routes.migrationInventory() },
      ]
    case 'enterprise':
      return [{ label: 'Wrong gateway', href: integrations('blocker=gateway-mismatch') }]
    case 'reissue':
      return [{ label: 'Without credentials', href: integrations('state=SSD_ONLY') }]
    case 'requests':
    case 'test':
      return [{ label: 'No OCIM request yet', href: integrations('blocker=no-ocim-request') }]
    case 'dual-run':
      return [{ label: 'On both', href: integrations('state=DUAL') }]
    case 'readiness':
      return [{ label: 'Below the gate', href: integrations('belowGate=true') }]
    case 'cutover':
      return [{ label: 'Cut-over', href: routes.migrationEnvironment(id, 'cut-over') }]
    case 'convert':
      return [
        { label: 'Clients', href: routes.migrationEnvironment(id, 'clients') },
        { label: 'Internal integrations', href: integrations('owner=CUSTOMER') },
      ]
    case 'restrict':
      return [
        { label: 'Limits of clients and partners', href: routes.migrationEnvironment(id, 'clients') },
        { label: 'Partner integrations', href: integrations('owner=PARTNER') },
      ]
    case 'verify':
      return [
        { label: 'Not verified yet', href: integrations('state=OCIM_ONLY') },
        { label: 'Broken', href: integrations('state=BROKEN') },
      ]
  }
}
