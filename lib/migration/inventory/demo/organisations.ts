import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { hashedKey } from '../applications'
import { chance, demoId } from './chance'
import { CITIES, DEMO_OPERATOR, GROUPS, INTERNAL, PHASES_OF_CHAINS, TRADES } from './names'
import type { DemoEnvironment, DemoWorld } from './types'

const DAY_MS = 86_400_000

/** Customers, partners, chains, hotels, gateways, applications, and what each environment is. */
export function demoOrganisations(domainId: string, now: Date, newKey: () => string): DemoWorld {
  const born = { version: 1, createdAt: new Date(now.getTime() - 400 * DAY_MS), updatedAt: now }
  const rows: Required<
    Pick<BulkRows, 'customer' | 'partner' | 'gateway' | 'enterprise' | 'chain' | 'property' | 'application'>
  > = { customer: [], partner: [], gateway: [], enterprise: [], chain: [], property: [], application: [] }
  const environments: DemoEnvironment[] = []
  const application = (name: string, owner: { partnerId?: string; customerId?: string }) => {
    const id = demoId('application', owner.partnerId ?? owner.customerId ?? '', name)
    rows.application.push({ id, name, ...owner, ...hashedKey(newKey()), ...born })
    return id
  }

  for (const [at, group] of GROUPS.entries()) {
    const customerId = demoId('customer', group.customer)
    const enterpriseId = demoId('enterprise', group.code)
    rows.customer.push({ id: customerId, name: group.customer, nameLower: group.customer.toLowerCase(), ...born })
    rows.enterprise.push({
      id: enterpriseId,
      customerId,
      code: group.code,
      name: group.enterprise,
      nameLower: group.enterprise.toLowerCase(),
      ...born,
    })
    const gateways = { PRD: `${group.region}-1`, other: `${group.region}-uat` }
    for (const name of Object.values(gateways)) {
      rows.gateway.push({ id: demoId('gateway', name), name, host: `${name}.gateway.example`, domainId, ...born })
    }
    const applications = new Map(INTERNAL.map((name) => [name, application(name, { customerId })]))
    for (const [offset, [code, name]] of group.chains.entries()) {
      const chainId = demoId('chain', code)
      rows.chain.push({ id: chainId, enterpriseId, code, name, nameLower: name.toLowerCase(), ...born })
      const properties = chance(`hotels ${code}`)
        .some(CITIES, 6 + ((offset * 3) % 7))
        .map(([city, place], number) => {
          const property = { id: demoId('property', code, city), code: `${city}0${(number % 3) + 1}`, place }
          rows.property.push({ id: property.id, chainId, code: property.code, name: `${name} ${place}`, ...born })
          return property.id
        })
      for (const [environmentCode, phase] of Object.entries(PHASES_OF_CHAINS[at * 4 + offset] ?? {})) {
        environments.push({
          id: demoId('environment', code, environmentCode),
          code: environmentCode,
          label: `${code}/${environmentCode}`,
          phase,
          kind: environmentCode === 'PRD' ? 'PRODUCTION' : 'NON_PRODUCTION',
          chain: { id: chainId, code },
          enterpriseCode: group.code,
          customer: { id: customerId, name: group.customer, applications },
          gatewayId: demoId('gateway', environmentCode === 'PRD' ? gateways.PRD : gateways.other),
          properties,
          operator: DEMO_OPERATOR,
        })
      }
    }
  }

  const partners = Object.values(TRADES).flatMap(({ builds, partners: names }) =>
    names.map((name) => {
      const id = demoId('partner', name)
      const account = name.toUpperCase()
      rows.partner.push({ id, name, nameLower: name.toLowerCase(), cloudAccountName: account, ...born })
      const own = builds.map((build) => ({ name: `${name} ${build.toLowerCase()}`, build }))
      return {
        id,
        name,
        account,
        builds: own.map((each) => ({ ...each, applicationId: application(each.name, { partnerId: id }) })),
      }
    }),
  )
  return { rows, environments, partners }
}
