import type { ChainRecord, EnvironmentFacts, PropertyRecord } from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'
import { checkCodeWithin } from './enterprise-id'
import { broken } from './failures'
import { byIds, type KindRules } from './kind-rules'
import { chainNamed, enterpriseNamed, gatewayNamed } from './references'

export const chainRules: KindRules<'chain', ChainRecord> = {
  kind: 'chain',
  table: (scope) => scope.inventory.chains,
  async build(tx, { enterprise, code, name }, birth) {
    const owner = await enterpriseNamed(tx, enterprise)
    checkCodeWithin(owner, code)
    return { ...birth, enterpriseId: owner.id, code, name }
  },
  change: async (_tx, current, { name }) => ({ ...current, name }),
  async describe(scope, records) {
    const enterprises = await byIds(
      scope.inventory.enterprises,
      records.map((record) => record.enterpriseId),
    )
    return records.map(({ enterpriseId, code, name }) => {
      const enterprise = enterprises.get(enterpriseId)
      return {
        label: code,
        values: { enterprise: enterprise?.code ?? enterprise?.name ?? '', code, name },
        facts: { enterpriseId, enterpriseName: enterprise?.name ?? '' },
      }
    })
  },
}

export const propertyRules: KindRules<'property', PropertyRecord> = {
  kind: 'property',
  table: (scope) => scope.inventory.properties,
  async build(tx, { chain, code, name }, birth) {
    const owner = await chainNamed(tx, chain)
    const enterprise = await tx.inventory.enterprises.byId(owner.enterpriseId)
    if (enterprise) checkCodeWithin(enterprise, code)
    return { ...birth, chainId: owner.id, code, name }
  },
  change: async (_tx, current, { name }) => ({ ...current, name }),
  async describe(scope, records) {
    const chains = await chainsOf(scope, records)
    return records.map(({ chainId, code, name }) => ({
      label: code,
      values: { chain: chains.get(chainId)?.code ?? '', code, name },
      facts: { chainId },
    }))
  },
}

export const environmentRules: KindRules<'environment', EnvironmentFacts> = {
  kind: 'environment',
  table: (scope) => scope.inventory.environments,
  async build(tx, values, birth) {
    const [chain, gateway] = [await chainNamed(tx, values.chain), await gatewayNamed(tx, values.gateway)]
    const { code, kind } = values
    return {
      ...birth,
      chainId: chain.id,
      gatewayId: gateway.id,
      code,
      kind,
      nameLower: `${chain.code}/${code}`.toLowerCase(),
      phase: 'PLANNED',
      integrations: 0,
      ...asked(values),
    }
  },
  async change(tx, current, values) {
    const gateway = await gatewayNamed(tx, values.gateway)
    const isMoved = gateway.id !== current.gatewayId || values.kind !== current.kind
    // Callers were told gateway and portal address when it was announced.
    if (isMoved && current.phase !== 'PLANNED') {
      const field = gateway.id === current.gatewayId ? 'kind' : 'gateway'
      throw broken({ [field]: ['was announced to callers and cannot be changed'] })
    }
    return { ...current, gatewayId: gateway.id, kind: values.kind, ...asked(values) }
  },
  async describe(scope, records) {
    const chains = await chainsOf(scope, records)
    const gateways = await byIds(
      scope.inventory.gateways,
      records.map((record) => record.gatewayId),
    )
    return records.map((record) => {
      const chain = chains.get(record.chainId)?.code ?? ''
      return {
        label: `${chain}/${record.code}`,
        values: {
          chain,
          code: record.code,
          kind: record.kind,
          gateway: gateways.get(record.gatewayId)?.name ?? '',
          operator: record.operator ?? '',
          allowedNetworks: record.allowedNetworks ?? [],
        },
        facts: { phase: record.phase, integrations: record.integrations, chainId: record.chainId },
      }
    })
  },
}

function asked({ operator, allowedNetworks }: { operator: string; allowedNetworks: string[] }) {
  return { operator: operator || null, allowedNetworks: allowedNetworks.length > 0 ? allowedNetworks : null }
}

function chainsOf(scope: StoreScope, records: readonly { chainId: string }[]) {
  return byIds(
    scope.inventory.chains,
    records.map((record) => record.chainId),
  )
}
